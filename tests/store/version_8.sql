BEGIN TRANSACTION;
CREATE TABLE bodies (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, gzip BYTEA NOT NULL);
INSERT INTO "bodies" VALUES('6d4144df77a28e2059fb2b59f522b3f4d68279b80464c9ddef685d1d0c7b614a',46,X'1F8B0800000000000203B329B0F3CF53F0CDCF4B49AC544854C84D2CCA4E2D51C8CC53F02F4ACC55284F2C5628CE48CDC9494DD1B3D12FB003008A4B68BD2E000000');
CREATE TABLE claims (
        reading TEXT NOT NULL REFERENCES readings (id), number INTEGER NOT NULL, id TEXT NOT NULL,
        report TEXT NOT NULL REFERENCES reports (id), mention TEXT NOT NULL, field TEXT NOT NULL,
        "group" TEXT NOT NULL, actor TEXT, side TEXT, role TEXT, who TEXT,
        low INTEGER, high INTEGER, bound TEXT, printed INTEGER, text TEXT,
        scope TEXT NOT NULL, part_of TEXT, as_of TEXT, replaces TEXT,
        words TEXT NOT NULL, "where" TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
        speaker TEXT NOT NULL, stance TEXT NOT NULL, chain TEXT NOT NULL, method TEXT NOT NULL,
        score DOUBLE PRECISION NOT NULL, PRIMARY KEY (reading, number));
INSERT INTO "claims" VALUES('4be82b998283669f',0,'c1','r1','m1','killed','people',NULL,NULL,'any','any',12,NULL,'at_least',12,NULL,'incident',NULL,NULL,NULL,'At least 12 people died','text',40,63,'the health ministry','asserts','[{"text": "the ministry", "span": [65, 77], "kind": "named", "actor": "a1", "stands_for": {"text": "the health ministry", "span": [65, 77]}, "stance": "asserts", "via": "tweet"}, {"text": "The Paper", "span": null, "kind": "outlet", "actor": null, "stands_for": null, "stance": "asserts", "via": null}]','figures-1',0.9);
INSERT INTO "claims" VALUES('4be82b998283669f',1,'c2','r1','m1','place','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Oram','incident',NULL,NULL,NULL,'Oram','text',22,26,'the health ministry','asserts','[{"text": "the ministry", "span": [65, 77], "kind": "named", "actor": "a1", "stands_for": {"text": "the health ministry", "span": [65, 77]}, "stance": "asserts", "via": "tweet"}, {"text": "The Paper", "span": null, "kind": "outlet", "actor": null, "stands_for": null, "stance": "asserts", "via": null}]','figures-1',0.9);
INSERT INTO "claims" VALUES('4be82b998283669f',2,'c3','r1','m1','time','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'On Monday','incident',NULL,NULL,NULL,'On Monday','text',0,9,'the health ministry','asserts','[{"text": "the ministry", "span": [65, 77], "kind": "named", "actor": "a1", "stands_for": {"text": "the health ministry", "span": [65, 77]}, "stance": "asserts", "via": "tweet"}, {"text": "The Paper", "span": null, "kind": "outlet", "actor": null, "stands_for": null, "stance": "asserts", "via": null}]','figures-1',0.9);
INSERT INTO "claims" VALUES('4be82b998283669f',3,'c4','r1','m1','actor','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'the ministry','incident',NULL,NULL,NULL,'At least 12 people died','text',40,63,'the health ministry','asserts','[{"text": "the ministry", "span": [65, 77], "kind": "named", "actor": "a1", "stands_for": {"text": "the health ministry", "span": [65, 77]}, "stance": "asserts", "via": "tweet"}, {"text": "The Paper", "span": null, "kind": "outlet", "actor": null, "stands_for": null, "stance": "asserts", "via": null}]','figures-1',0.9);
INSERT INTO "claims" VALUES('4be82b998283669f',4,'c5','r1','m1','characterisation','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'a crime','incident',NULL,NULL,NULL,'At least 12 people died','text',40,63,'the health ministry','asserts','[{"text": "the ministry", "span": [65, 77], "kind": "named", "actor": "a1", "stands_for": {"text": "the health ministry", "span": [65, 77]}, "stance": "asserts", "via": "tweet"}, {"text": "The Paper", "span": null, "kind": "outlet", "actor": null, "stands_for": null, "stance": "asserts", "via": null}]','figures-1',0.9);
CREATE TABLE computations (
        number INTEGER PRIMARY KEY, state TEXT NOT NULL, facets TEXT NOT NULL, done INTEGER NOT NULL);
CREATE TABLE copies (
        computation INTEGER NOT NULL REFERENCES computations (number), "of" TEXT NOT NULL, "by" TEXT NOT NULL,
        share DOUBLE PRECISION NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (computation, "of", "by"));
CREATE TABLE decisions (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "left" TEXT NOT NULL, "right" TEXT,
        verdict TEXT NOT NULL, "by" TEXT NOT NULL, why TEXT NOT NULL, made TEXT, correction TEXT, assignee TEXT);
INSERT INTO "decisions" VALUES(1,'d1','m1','m2','same','person:ana','same place','2020-05-07T10:00:00Z',NULL,NULL);
CREATE TABLE deliveries (
        rules TEXT NOT NULL, channel TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (rules, channel));
INSERT INTO "deliveries" VALUES('desk','out',1);
CREATE TABLE event_killed (
    computation INTEGER NOT NULL REFERENCES computations (number), policy TEXT NOT NULL, event INTEGER NOT NULL,
    low INTEGER, high INTEGER, PRIMARY KEY (computation, policy, event));
CREATE TABLE event_mentions (
        computation INTEGER NOT NULL REFERENCES computations (number), mention TEXT NOT NULL,
        event INTEGER NOT NULL, PRIMARY KEY (computation, mention));
CREATE TABLE event_records (
        computation INTEGER NOT NULL REFERENCES computations (number), event INTEGER NOT NULL,
        json TEXT NOT NULL, ranges TEXT NOT NULL, PRIMARY KEY (computation, event));
CREATE TABLE event_reports (
        computation INTEGER NOT NULL REFERENCES computations (number), report TEXT NOT NULL,
        event INTEGER NOT NULL, PRIMARY KEY (computation, report, event));
CREATE TABLE events (
        computation INTEGER NOT NULL REFERENCES computations (number), number INTEGER NOT NULL, id TEXT NOT NULL,
        label TEXT NOT NULL, type TEXT NOT NULL, first TEXT, last TEXT, country TEXT, place TEXT,
        latitude DOUBLE PRECISION, longitude DOUBLE PRECISION, radius_km DOUBLE PRECISION, precision TEXT,
        sides TEXT NOT NULL, outlets TEXT NOT NULL, kinds TEXT NOT NULL, fields TEXT NOT NULL,
        reports INTEGER NOT NULL, disputes INTEGER NOT NULL, origins INTEGER NOT NULL,
        killed_low INTEGER, killed_high INTEGER, decided INTEGER NOT NULL, PRIMARY KEY (computation, number));
CREATE TABLE feed_items (
        feed TEXT NOT NULL REFERENCES feeds (url), key TEXT NOT NULL, number INTEGER NOT NULL, url TEXT, page TEXT,
        state TEXT NOT NULL, due TEXT, failures INTEGER NOT NULL, problem TEXT, json TEXT NOT NULL,
        PRIMARY KEY (feed, key));
INSERT INTO "feed_items" VALUES('https://paper.example/feed','https://paper.example/oram',1,'https://paper.example/oram',NULL,'read',NULL,0,NULL,'{}');
CREATE TABLE feeds (
        url TEXT PRIMARY KEY, etag TEXT, modified TEXT, checked TEXT, due TEXT, failures INTEGER NOT NULL,
        problem TEXT);
INSERT INTO "feeds" VALUES('https://paper.example/feed','"1"',NULL,'2020-05-07T10:00:00Z','2020-05-07T10:15:00Z',0,NULL);
CREATE TABLE found_at (
        id TEXT PRIMARY KEY, report TEXT NOT NULL REFERENCES reports (id),
        path TEXT NOT NULL, url TEXT, outlet TEXT, published TEXT);
INSERT INTO "found_at" VALUES('1c68882b1af24fcb','r1','oram.txt',NULL,'The Paper','2020-05-06');
CREATE TABLE generations (number INTEGER PRIMARY KEY, version TEXT NOT NULL);
INSERT INTO "generations" VALUES(1,'0.1.0');
CREATE TABLE ids (
        reading TEXT NOT NULL REFERENCES readings (id), id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
        PRIMARY KEY (reading, id, kind, name));
INSERT INTO "ids" VALUES('4be82b998283669f','a1','actor','health ministry');
INSERT INTO "ids" VALUES('4be82b998283669f','a1','alias','ministry');
INSERT INTO "ids" VALUES('4be82b998283669f','m1','mention','');
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO "meta" VALUES('application','rashomon');
INSERT INTO "meta" VALUES('schema_version','8');
CREATE TABLE notices (
        number INTEGER PRIMARY KEY, rules TEXT NOT NULL, id TEXT NOT NULL, made TEXT NOT NULL, json TEXT NOT NULL,
        UNIQUE (rules, id));
INSERT INTO "notices" VALUES(1,'desk','n1','2020-05-07T10:00:00Z','{}');
CREATE TABLE page_reports (
        page TEXT NOT NULL REFERENCES pages (id), report TEXT NOT NULL, PRIMARY KEY (page, report));
INSERT INTO "page_reports" VALUES('p1','r1');
CREATE TABLE pages (
        id TEXT PRIMARY KEY, asked TEXT NOT NULL, url TEXT NOT NULL, canonical TEXT, fetched TEXT NOT NULL,
        headers TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES bodies (sha256));
INSERT INTO "pages" VALUES('p1','https://paper.example/oram','https://paper.example/oram',NULL,'2020-05-07T10:00:00Z','{}','6d4144df77a28e2059fb2b59f522b3f4d68279b80464c9ddef685d1d0c7b614a');
CREATE TABLE problems (
        reading TEXT NOT NULL REFERENCES readings (id), number INTEGER NOT NULL, report TEXT NOT NULL,
        kind TEXT NOT NULL, stage TEXT NOT NULL, message TEXT NOT NULL, "where" TEXT NOT NULL,
        "start" INTEGER, "end" INTEGER, PRIMARY KEY (reading, number));
INSERT INTO "problems" VALUES('4be82b998283669f',0,'r1','speaker_unresolved','extract','who is “it”?','text',84,86);
INSERT INTO "problems" VALUES('4be82b998283669f',1,'r1','place_unknown','extract','none','text',NULL,NULL);
CREATE TABLE readings (
        id TEXT PRIMARY KEY, source TEXT NOT NULL, generation INTEGER NOT NULL REFERENCES generations (number),
        report TEXT NOT NULL REFERENCES reports (id), outlet TEXT, published TEXT, json TEXT NOT NULL,
        UNIQUE (source, generation));
INSERT INTO "readings" VALUES('4be82b998283669f','2df9cc6cfe1f8e41',1,'r1','The Paper','2020-05-06','{"report":{"id":"r1","path":"oram.txt","url":null,"title":"Market shelled","outlet":"The Paper","byline":null,"credit":"Reuters","published":"2020-05-06","published_from":"text","language":"en","text":"","sha256":"0000000000000000000000000000000000000000000000000000000000000000","cut":[]},"actors":[{"id":"a1","name":"health ministry","names":["the ministry"],"kind":"ministry","country":"SY"}],"attributions":[{"id":"t1","chain":[{"text":"the ministry","span":[65,77],"kind":"named","actor":"a1","stands_for":{"text":"the health ministry","span":[65,77]},"stance":"asserts","via":"tweet"},{"text":"The Paper","span":null,"kind":"outlet","actor":null,"stands_for":null,"stance":"asserts","via":null}],"cue":{"text":"said","span":[78,82]},"content":[[40,63]],"quoted":false,"where":"text"}],"mentions":[{"id":"m1","type":"ASSAULT","mode":"aerial","acled":"Shelling","trigger":[31,38],"realis":"actual","actors":[],"targets":[{"text":"the ministry","span":[65,77],"actor":"a1"}],"weapons":[],"time":{"text":"On Monday","span":[0,9],"first":"2020-05-04","last":"2020-05-04","part":"dawn","from":"04:00","to":"05:30","zone":"UTC"},"place":{"text":"Oram","span":[22,26],"id":"g1","name":"Oram","latitude":36.1,"longitude":36.8,"country":"SY","admin1":"Aleppo","admin2":null,"precision":"town","radius_km":2.0},"about":null,"where":"text"}],"claims":[{"id":"c1","mention":"m1","field":"killed","group":"people","whom":{"actor":null,"side":null,"role":"any","who":"any"},"value":{"low":12,"high":null,"bound":"at_least","printed":12},"scope":"incident","part_of":null,"as_of":null,"replaces":null,"words":"At least 12 people died","span":[40,63],"where":"text","attribution":"t1","chain":[{"text":"the ministry","span":[65,77],"kind":"named","actor":"a1","stands_for":{"text":"the health ministry","span":[65,77]},"stance":"asserts","via":"tweet"},{"text":"The Paper","span":null,"kind":"outlet","actor":null,"stands_for":null,"stance":"asserts","via":null}],"stance":"asserts","method":"figures-1","score":0.9},{"id":"c2","mention":"m1","field":"place","group":"","whom":null,"value":{"place":{"text":"Oram","span":[22,26],"id":"g1","name":"Oram","latitude":36.1,"longitude":36.8,"country":"SY","admin1":"Aleppo","admin2":null,"precision":"town","radius_km":2.0}},"scope":"incident","part_of":null,"as_of":null,"replaces":null,"words":"Oram","span":[22,26],"where":"text","attribution":"t1","chain":[{"text":"the ministry","span":[65,77],"kind":"named","actor":"a1","stands_for":{"text":"the health ministry","span":[65,77]},"stance":"asserts","via":"tweet"},{"text":"The Paper","span":null,"kind":"outlet","actor":null,"stands_for":null,"stance":"asserts","via":null}],"stance":"asserts","method":"figures-1","score":0.9},{"id":"c3","mention":"m1","field":"time","group":"","whom":null,"value":{"time":{"text":"On Monday","span":[0,9],"first":"2020-05-04","last":"2020-05-04","part":"dawn","from":"04:00","to":"05:30","zone":"UTC"}},"scope":"incident","part_of":null,"as_of":null,"replaces":null,"words":"On Monday","span":[0,9],"where":"text","attribution":"t1","chain":[{"text":"the ministry","span":[65,77],"kind":"named","actor":"a1","stands_for":{"text":"the health ministry","span":[65,77]},"stance":"asserts","via":"tweet"},{"text":"The Paper","span":null,"kind":"outlet","actor":null,"stands_for":null,"stance":"asserts","via":null}],"stance":"asserts","method":"figures-1","score":0.9},{"id":"c4","mention":"m1","field":"actor","group":"","whom":null,"value":{"actor":{"text":"the ministry","span":[65,77],"actor":"a1"}},"scope":"incident","part_of":null,"as_of":null,"replaces":null,"words":"At least 12 people died","span":[40,63],"where":"text","attribution":"t1","chain":[{"text":"the ministry","span":[65,77],"kind":"named","actor":"a1","stands_for":{"text":"the health ministry","span":[65,77]},"stance":"asserts","via":"tweet"},{"text":"The Paper","span":null,"kind":"outlet","actor":null,"stands_for":null,"stance":"asserts","via":null}],"stance":"asserts","method":"figures-1","score":0.9},{"id":"c5","mention":"m1","field":"characterisation","group":"","whom":null,"value":{"text":"a crime"},"scope":"incident","part_of":null,"as_of":null,"replaces":null,"words":"At least 12 people died","span":[40,63],"where":"text","attribution":"t1","chain":[{"text":"the ministry","span":[65,77],"kind":"named","actor":"a1","stands_for":{"text":"the health ministry","span":[65,77]},"stance":"asserts","via":"tweet"},{"text":"The Paper","span":null,"kind":"outlet","actor":null,"stands_for":null,"stance":"asserts","via":null}],"stance":"asserts","method":"figures-1","score":0.9}],"places":[{"text":"Oram","span":[22,26],"id":"g1","name":"Oram","latitude":36.1,"longitude":36.8,"country":"SY","admin1":"Aleppo","admin2":null,"precision":"town","radius_km":2.0}],"times":[{"text":"On Monday","span":[0,9],"first":"2020-05-04","last":"2020-05-04","part":"dawn","from":"04:00","to":"05:30","zone":"UTC"}],"problems":[{"kind":"speaker_unresolved","stage":"extract","message":"who is “it”?","span":[84,86],"where":"text"},{"kind":"place_unknown","stage":"extract","message":"none","span":null,"where":"text"}]}');
CREATE TABLE redactions (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, report TEXT NOT NULL, "where" TEXT,
        "start" INTEGER, "end" INTEGER, "by" TEXT NOT NULL, why TEXT NOT NULL, made TEXT NOT NULL);
INSERT INTO "redactions" VALUES(1,'x1','report','r0',NULL,NULL,NULL,'person:Ada','a witness','2020-05-08T10:00:00Z');
CREATE TABLE reports (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL, sha256 TEXT NOT NULL);
INSERT INTO "reports" VALUES('r1','Market shelled','en','On Monday a market in Oram was shelled. At least 12 people died, the ministry said.
It called it a crime.','0000000000000000000000000000000000000000000000000000000000000000');
CREATE TABLE revisions (
        computation INTEGER NOT NULL REFERENCES computations (number), earlier TEXT NOT NULL, later TEXT NOT NULL,
        json TEXT NOT NULL);
CREATE TABLE targets (
        decision TEXT NOT NULL REFERENCES decisions (id), number INTEGER NOT NULL, id TEXT NOT NULL,
        kind TEXT NOT NULL, report TEXT, field TEXT, "where" TEXT, "start" INTEGER, "end" INTEGER,
        words TEXT NOT NULL, PRIMARY KEY (decision, number));
INSERT INTO "targets" VALUES('d1',0,'m1','mention','r1','ASSAULT','text',31,38,'shelled');
CREATE TABLE texts (number INTEGER PRIMARY KEY, report TEXT NOT NULL UNIQUE);
INSERT INTO "texts" VALUES(1,'r1');
CREATE TABLE told (rules TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (rules, key));
INSERT INTO "told" VALUES('desk','mention:m1','e1');
CREATE INDEX found_at_report ON found_at (report);
CREATE INDEX readings_report ON readings (report);
CREATE INDEX claims_id ON claims (id);
CREATE INDEX claims_report ON claims (report);
CREATE VIEW current_claims AS
        SELECT readings.outlet, readings.published, claims.* FROM claims
        JOIN readings ON readings.id = claims.reading
        WHERE readings.generation = (SELECT max(newer.generation) FROM readings newer
                                     WHERE newer.source = readings.source);
CREATE INDEX ids_id ON ids (id);
CREATE INDEX ids_name ON ids (name);
CREATE INDEX revisions_later ON revisions (computation, later);
CREATE INDEX pages_asked ON pages (asked, fetched);
CREATE INDEX page_reports_report ON page_reports (report);
CREATE INDEX feed_items_key ON feed_items (key);
CREATE INDEX feed_items_state ON feed_items (state, number);
CREATE INDEX redactions_report ON redactions (report);
CREATE INDEX events_id ON events (computation, id);
CREATE INDEX events_country ON events (computation, country, number);
CREATE INDEX events_newest ON events (computation, (coalesce(last, '')) DESC, number);
CREATE INDEX events_oldest ON events (computation, (coalesce(first, '9999')), number);
CREATE INDEX events_killed ON events (computation, (coalesce(killed_high, killed_low, -1)) DESC, number);
CREATE INDEX events_disputes ON events (computation, disputes DESC, number);
CREATE INDEX events_place ON events (
        computation, latitude, longitude, radius_km, precision, country, disputes, number);
CREATE INDEX events_days ON events (computation, first, last, disputes, killed_low, killed_high);
CREATE INDEX readings_newest ON readings ((coalesce(published, '')) DESC, source);
CREATE INDEX readings_outlet ON readings (outlet, report);
CREATE TRIGGER reports_in AFTER INSERT ON reports BEGIN
        INSERT INTO texts (report) VALUES (new.id);
        INSERT INTO report_words (rowid, title, text)
            SELECT number, new.title, new.text FROM texts WHERE report = new.id; END;
CREATE TRIGGER reports_changed AFTER UPDATE OF title, text ON reports BEGIN
        INSERT INTO report_words (report_words, rowid, title, text)
            SELECT 'delete', number, old.title, old.text FROM texts WHERE report = old.id;
        INSERT INTO report_words (rowid, title, text)
            SELECT number, new.title, new.text FROM texts WHERE report = new.id; END;
CREATE TRIGGER reports_out AFTER DELETE ON reports BEGIN
        INSERT INTO report_words (report_words, rowid, title, text)
            SELECT 'delete', number, old.title, old.text FROM texts WHERE report = old.id;
        DELETE FROM texts WHERE report = old.id; END;
CREATE VIRTUAL TABLE event_words USING fts5 (
        computation UNINDEXED, event UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE report_words USING fts5 (
        title, text, content = '', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO report_words (rowid, title, text) SELECT number, title, text FROM texts JOIN reports ON reports.id = texts.report;
CREATE TABLE users (
        name TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, role TEXT NOT NULL, password TEXT NOT NULL,
        made TEXT NOT NULL, disabled TEXT);
CREATE TABLE sessions (
        hash TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES users (name), made TEXT NOT NULL, seen TEXT NOT NULL);
CREATE INDEX sessions_person ON sessions (person);
CREATE TABLE tokens (
        id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, person TEXT NOT NULL REFERENCES users (name),
        name TEXT NOT NULL, role TEXT NOT NULL, made TEXT NOT NULL, used TEXT, revoked TEXT);
CREATE INDEX tokens_person ON tokens (person);
CREATE TABLE audit (
        number INTEGER PRIMARY KEY, made TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, about TEXT NOT NULL,
        note TEXT NOT NULL);
INSERT INTO "users" VALUES('Ada','ada','lead','$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAA','2020-05-08T10:00:00Z',NULL);
INSERT INTO "sessions" VALUES('5e55','Ada','2020-05-08T10:00:00Z','2020-05-08T10:00:00Z');
INSERT INTO "tokens" VALUES('t1','70c3','Ada','a script','reader','2020-05-08T10:00:00Z',NULL,NULL);
INSERT INTO "audit" VALUES(1,'2020-05-08T10:00:00Z','Ada','logged in','','from 127.0.0.1');
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER audit_undeleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER audit_unreplaced BEFORE INSERT ON audit
        WHEN EXISTS (SELECT 1 FROM audit WHERE number >= new.number) BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
COMMIT;
