BEGIN TRANSACTION;
CREATE TABLE answers (
	"key" TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
CREATE TABLE articles (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	latest BOOLEAN NOT NULL, 
	digest TEXT NOT NULL, 
	source TEXT NOT NULL, 
	url TEXT, 
	moment TEXT NOT NULL, 
	dated BOOLEAN NOT NULL, 
	story_id TEXT, 
	body TEXT NOT NULL, 
	PRIMARY KEY (id, version)
);
INSERT INTO "articles" VALUES('1a4f7afa1e252500',1,1,'666b8c02adac804b1a48905efc8965dda32248af00e97fc8af6ab02da6995ff7','clippings',NULL,'2025-08-12T04:00:00.000000+00:00',0,'sec40440fe2a8','{"id":"1a4f7afa1e252500","source":"clippings","origin":"inbox/mill.txt","outlet":"clippings","url":null,"title":"Mill burns down near Norrvik","byline":[],"agency":null,"published":null,"received":"2025-08-12T04:00:00Z","language":"en","text":"Fire destroyed the old Lindholm mill near Norrvik on Monday; hospitals took in 15 workers.\n\n“Nobody was inside the tower when it fell,” said Ida Berg, who leads the fire service.","paragraphs":[{"kind":"body","text":"Fire destroyed the old Lindholm mill near Norrvik on Monday; hospitals took in 15 workers.","start":0,"end":90},{"kind":"body","text":"“Nobody was inside the tower when it fell,” said Ida Berg, who leads the fire service.","start":92,"end":178}],"removed":[{"text":"Mill burns down near Norrvik","reason":"metadata","rule":"front.title","confidence":0.9,"before":0}],"statements":[{"speaker":"Ida Berg","source":"Ida Berg, who leads the fire service","form":"direct","cue":[136,140],"spans":[[93,134]],"text":"Nobody was inside the tower when it fell,","polarity":"affirmed"}],"quotes":[{"speaker":"Ida Berg","text":"Nobody was inside the tower when it fell,","spans":[[93,134]]}],"figures":[{"value":15.0,"unit":"people","what":"workers","text":"15","start":79,"end":81}],"modified":null,"place":null,"paywalled":false,"genre":null,"doubt":null,"withdrawn":null}');
INSERT INTO "articles" VALUES('81f9efc5af6733cf',1,1,'42a351db5ecac2d0a20ff3207590a4a10f5ee729e8eb4889d7ae727e5f3d0299','clippings',NULL,'2025-08-13T04:00:00.000000+00:00',0,'s572eaa6f8243','{"id":"81f9efc5af6733cf","source":"clippings","origin":"inbox/pier.txt","outlet":"clippings","url":null,"title":"New pier opens in Alvik","byline":[],"agency":null,"published":null,"received":"2025-08-13T04:00:00Z","language":"en","text":"A new pier opened in Alvik on Tuesday, and 300 people came to see it.\n\nThe mayor, Nils Ek, called it the longest in the province.","paragraphs":[{"kind":"body","text":"A new pier opened in Alvik on Tuesday, and 300 people came to see it.","start":0,"end":69},{"kind":"body","text":"The mayor, Nils Ek, called it the longest in the province.","start":71,"end":129}],"removed":[{"text":"New pier opens in Alvik","reason":"metadata","rule":"front.title","confidence":0.9,"before":0}],"statements":[{"speaker":"Nils Ek","source":"The mayor, Nils Ek","form":"indirect","cue":[91,97],"spans":[[98,128]],"text":"it the longest in the province","polarity":"affirmed"}],"quotes":[],"figures":[{"value":300.0,"unit":"people","what":"people","text":"300","start":43,"end":46}],"modified":null,"place":null,"paywalled":false,"genre":null,"doubt":null,"withdrawn":null}');
CREATE TABLE documents (
	"key" TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	rules TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	first BOOLEAN NOT NULL, 
	read TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	raw BLOB, 
	PRIMARY KEY ("key")
);
INSERT INTO "documents" VALUES('ae66797327c4cb7bb33df7e7142818ac4511f50b244bf2a1a2f7b9aa240384b5','d00f1bcf8031c86a109aab9a516f65cb4c77ff93ca96d7f772e60a3ef0381216','0.2.0','1a4f7afa1e252500',1,'2025-08-12T04:00:00.000000+00:00',280,X'789C55504B6EC2400CBD8A35EB88AA8B6EE8AE8B4A950A17285D4C3226B118ECC8E3102284C441DACB71921AAA2CD8F97DFCFC39852283361896A1C9D4F7C46D095510A596D849E25A8E4F7BCA7961477345650C4B1E72AEC25674EF16C3BBD0081BB239B17237D48372812423036354588BEA81761BDEF03B2942C2622A1326B00E4172824FE2D449DEC36DDA431308C34A38C5E9153A293D59CC054C6407C4F0FC02A3E80EB52C6EE9D7CBCF5A6A49138CB1B85E28E17D86C9880A63870C64B0453FE17AF9851229C1478AF086DA56AE0B648CA9DC7BB6B7550BFA120D7ABA9FD9D201FD31A7606419E757C8E0C066544F99D8B5AFEF2AC416B99966A51FEA4CA5C3341383E6B9CC91DBC1EDFFF8FC187AFE036EC59829');
INSERT INTO "documents" VALUES('339ab135ad978b4faa304a8205b2a75cf514e68ca85889e1a8429ff002f47084','5489da632a8defcb4896967e2bffdb3e9d8c1e772162c254c7f989cfa903d148','0.2.0','81f9efc5af6733cf',1,'2025-08-13T04:00:00.000000+00:00',233,X'789C558F316F02310C85FF8A9539A248DDD818BA32B1950EB99C1B2C8C1D25CEC109F1DF9B6B7555BBE5BDEFF9397EB8AAAD44743B1799722649D579A7851249374906BDBF64C2B2B1BB7552F4E676D298BDFBD472ED11C36F10550CC5BA71C01B2C13A019A50209EC79A2CB494EB207F90B71FCA5A002C786750CB3872023BC6EB790513323C4704530858A08649BA5E87846B886598B87037185B78BEF31E6A5D1C03A659584D596058BCC452792887DBA7F36D184FDBC873332C6F5206D5DD8AA8699493A7BFFF02E249438AF24B781A99E715C8D56787D7290D47AFC473FFF973EBF00E29E7F4F');
CREATE TABLE facts (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "facts" VALUES('schema','4');
INSERT INTO "facts" VALUES('mail server failed','1');
INSERT INTO "facts" VALUES('fared clippings','["2025-08-13T04:00:00+00:00", 0, null]');
CREATE TABLE held (
	issue_id TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (issue_id, article_id)
);
INSERT INTO "held" VALUES('2025-08-12','1a4f7afa1e252500',1);
INSERT INTO "held" VALUES('2025-08-13','81f9efc5af6733cf',1);
CREATE TABLE issues (
	id TEXT NOT NULL, 
	ended TEXT NOT NULL, 
	edition TEXT NOT NULL, 
	slot TEXT, 
	published BOOLEAN NOT NULL, 
	listing TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "issues" VALUES('2025-08-12','2025-08-12T04:00:00.000000+00:00','main','2025-08-12T07:00',1,'{"id":"2025-08-12","title":"Harbours","generated_at":"2025-08-12T04:00:00Z","window":{"start":"2025-08-12T04:00:00Z","end":"2025-08-12T04:00:00Z"},"lead":"Mill burns down near Norrvik","headlines":["Mill burns down near Norrvik"],"stories":1,"articles":1,"outlets":1,"problems":0,"form":4,"topics":[],"told":[{"id":"sec40440fe2a8","headline":"Mill burns down near Norrvik","gist":"Fire destroyed the old Lindholm mill near Norrvik on Monday; hospitals took in 15 workers.","language":"en","status":"new","topics":[],"outlets":["clippings"],"carried":[{"id":"1a4f7afa1e252500","outlet":"clippings","day":"2025-08-12","copied":false}],"history":[],"withdrawn":false}],"cited":["1a4f7afa1e252500"],"notices":[]}','{"schema_version":2,"id":"2025-08-12","title":"Harbours","generated_at":"2025-08-12T04:00:00Z","window":{"start":"2025-08-12T04:00:00Z","end":"2025-08-12T04:00:00Z"},"topics":[],"stories":[{"id":"sec40440fe2a8","headline":"Mill burns down near Norrvik","topics":[],"article_ids":["1a4f7afa1e252500"],"outlets":["clippings"],"status":"new","independent_origins":1,"summary":[{"text":"Fire destroyed the old Lindholm mill near Norrvik on Monday; hospitals took in 15 workers.","verbatim":true,"citations":[{"article_id":"1a4f7afa1e252500","start":0,"end":90}],"outlets":["clippings"],"new":true},{"text":"“Nobody was inside the tower when it fell,” said Ida Berg, who leads the fire service.","verbatim":true,"citations":[{"article_id":"1a4f7afa1e252500","start":92,"end":178}],"outlets":["clippings"],"new":true}],"quotes":[{"speaker":"Ida Berg","variants":[{"article_id":"1a4f7afa1e252500","text":"Nobody was inside the tower when it fell,","spans":[[93,134]],"outlets":["clippings"],"form":"direct","polarity":"affirmed","shown":null}],"source":null}],"figures":[{"what":"workers","unit":"people","agreement":"single","values":[{"value":15.0,"text":"15","article_id":"1a4f7afa1e252500","start":79,"end":81,"outlet":"clippings","said_by":null,"as_of":null,"converted":null}],"note":null,"why":null}],"only_in":[],"copies":[],"changes":[],"lineage":{"first":null,"origins":["1a4f7afa1e252500"],"descents":[],"total":1},"timeline":[],"matrix":[],"words":46,"brief":false,"history":[],"more_only_in":0,"statements":[{"speaker":"Ida Berg","variants":[{"article_id":"1a4f7afa1e252500","text":"Nobody was inside the tower when it fell,","spans":[[93,134]],"outlets":["clippings"],"form":"direct","polarity":"affirmed","shown":null}],"source":null}],"more_statements":0,"lacks":[],"lead":[{"text":"Fire destroyed the old Lindholm mill near Norrvik on Monday; hospitals took in 15 workers.","verbatim":true,"citations":[{"article_id":"1a4f7afa1e252500","start":0,"end":90}],"outlets":["clippings"],"new":false}]}],"problems":[],"articles":[{"id":"1a4f7afa1e252500","source":"clippings","origin":"inbox/mill.txt","outlet":"clippings","url":null,"title":"Mill burns down near Norrvik","byline":[],"agency":null,"published":null,"received":"2025-08-12T04:00:00Z","language":"en","text":"Fire destroyed the old Lindholm mill near Norrvik on Monday; hospitals took in 15 workers.\n\n“Nobody was inside the tower when it fell,” said Ida Berg, who leads the fire service.","paragraphs":[{"kind":"body","text":"Fire destroyed the old Lindholm mill near Norrvik on Monday; hospitals took in 15 workers.","start":0,"end":90},{"kind":"body","text":"“Nobody was inside the tower when it fell,” said Ida Berg, who leads the fire service.","start":92,"end":178}],"removed":[{"text":"Mill burns down near Norrvik","reason":"metadata","rule":"front.title","confidence":0.9,"before":0}],"statements":[{"speaker":"Ida Berg","source":"Ida Berg, who leads the fire service","form":"direct","cue":[136,140],"spans":[[93,134]],"text":"Nobody was inside the tower when it fell,","polarity":"affirmed"}],"quotes":[{"speaker":"Ida Berg","text":"Nobody was inside the tower when it fell,","spans":[[93,134]]}],"figures":[{"value":15.0,"unit":"people","what":"workers","text":"15","start":79,"end":81}],"modified":null,"place":null,"paywalled":false,"genre":null,"doubt":null,"withdrawn":null}],"muted":[],"usual":[]}');
INSERT INTO "issues" VALUES('2025-08-13','2025-08-13T04:00:00.000000+00:00','main','2025-08-13T07:00',1,'{"id":"2025-08-13","title":"Harbours","generated_at":"2025-08-13T04:00:00Z","window":{"start":"2025-08-12T04:00:00Z","end":"2025-08-13T04:00:00Z"},"lead":"New pier opens in Alvik","headlines":["New pier opens in Alvik"],"stories":1,"articles":1,"outlets":1,"problems":0,"form":4,"topics":[],"told":[{"id":"s572eaa6f8243","headline":"New pier opens in Alvik","gist":"A new pier opened in Alvik on Tuesday, and 300 people came to see it.","language":"en","status":"new","topics":[],"outlets":["clippings"],"carried":[{"id":"81f9efc5af6733cf","outlet":"clippings","day":"2025-08-13","copied":false}],"history":[],"withdrawn":false}],"cited":["81f9efc5af6733cf"],"notices":[]}','{"schema_version":2,"id":"2025-08-13","title":"Harbours","generated_at":"2025-08-13T04:00:00Z","window":{"start":"2025-08-12T04:00:00Z","end":"2025-08-13T04:00:00Z"},"topics":[],"stories":[{"id":"s572eaa6f8243","headline":"New pier opens in Alvik","topics":[],"article_ids":["81f9efc5af6733cf"],"outlets":["clippings"],"status":"new","independent_origins":1,"summary":[{"text":"A new pier opened in Alvik on Tuesday, and 300 people came to see it.","verbatim":true,"citations":[{"article_id":"81f9efc5af6733cf","start":0,"end":69}],"outlets":["clippings"],"new":true},{"text":"The mayor, Nils Ek, called it the longest in the province.","verbatim":true,"citations":[{"article_id":"81f9efc5af6733cf","start":71,"end":129}],"outlets":["clippings"],"new":true}],"quotes":[],"figures":[{"what":"people","unit":"people","agreement":"single","values":[{"value":300.0,"text":"300","article_id":"81f9efc5af6733cf","start":43,"end":46,"outlet":"clippings","said_by":null,"as_of":null,"converted":null}],"note":null,"why":null}],"only_in":[],"copies":[],"changes":[],"lineage":{"first":null,"origins":["81f9efc5af6733cf"],"descents":[],"total":1},"timeline":[],"matrix":[],"words":39,"brief":false,"history":[],"more_only_in":0,"statements":[{"speaker":"Nils Ek","variants":[{"article_id":"81f9efc5af6733cf","text":"it the longest in the province","spans":[[98,128]],"outlets":["clippings"],"form":"indirect","polarity":"affirmed","shown":[91,128]}],"source":null}],"more_statements":0,"lacks":[],"lead":[{"text":"A new pier opened in Alvik on Tuesday, and 300 people came to see it.","verbatim":true,"citations":[{"article_id":"81f9efc5af6733cf","start":0,"end":69}],"outlets":["clippings"],"new":false}]}],"problems":[],"articles":[{"id":"81f9efc5af6733cf","source":"clippings","origin":"inbox/pier.txt","outlet":"clippings","url":null,"title":"New pier opens in Alvik","byline":[],"agency":null,"published":null,"received":"2025-08-13T04:00:00Z","language":"en","text":"A new pier opened in Alvik on Tuesday, and 300 people came to see it.\n\nThe mayor, Nils Ek, called it the longest in the province.","paragraphs":[{"kind":"body","text":"A new pier opened in Alvik on Tuesday, and 300 people came to see it.","start":0,"end":69},{"kind":"body","text":"The mayor, Nils Ek, called it the longest in the province.","start":71,"end":129}],"removed":[{"text":"New pier opens in Alvik","reason":"metadata","rule":"front.title","confidence":0.9,"before":0}],"statements":[{"speaker":"Nils Ek","source":"The mayor, Nils Ek","form":"indirect","cue":[91,97],"spans":[[98,128]],"text":"it the longest in the province","polarity":"affirmed"}],"quotes":[],"figures":[{"value":300.0,"unit":"people","what":"people","text":"300","start":43,"end":46}],"modified":null,"place":null,"paywalled":false,"genre":null,"doubt":null,"withdrawn":null}],"muted":[],"usual":[{"outlet":"clippings","articles":1.0,"issues":1,"sources":["clippings"]}]}');
CREATE TABLE learned (
	outlet TEXT NOT NULL, 
	marks TEXT NOT NULL, 
	PRIMARY KEY (outlet)
);
CREATE TABLE outbox (
	issue_id TEXT NOT NULL, 
	recipient TEXT NOT NULL, 
	state TEXT NOT NULL, 
	since TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	next_try TEXT, 
	code INTEGER, 
	said TEXT, 
	PRIMARY KEY (issue_id, recipient)
);
INSERT INTO "outbox" VALUES('2025-08-12','officer@example.org','accepted','2025-08-12T04:00:00.143234+00:00',1,NULL,250,'250 taken');
INSERT INTO "outbox" VALUES('2025-08-13','officer@example.org','deferred','2025-08-13T04:00:00.064382+00:00',0,'2025-08-13T04:02:00.063854+00:00',NULL,'mail server 127.0.0.1:33401: cannot be reached ([Errno 111] Connection refused); check host and port');
CREATE TABLE pages (
	article_id TEXT NOT NULL, 
	url TEXT NOT NULL, 
	etag TEXT, 
	modified TEXT, 
	read TEXT NOT NULL, 
	missed TEXT, 
	PRIMARY KEY (article_id)
);
CREATE TABLE readers (
	mark TEXT NOT NULL, 
	address TEXT, 
	state TEXT NOT NULL, 
	since TEXT NOT NULL, 
	why TEXT NOT NULL, 
	PRIMARY KEY (mark)
);
CREATE TABLE sightings (
	article_id TEXT NOT NULL, 
	outlet TEXT NOT NULL, 
	seen TEXT NOT NULL, 
	kept TEXT NOT NULL, 
	cut TEXT NOT NULL, 
	applied TEXT NOT NULL, 
	PRIMARY KEY (article_id)
);
INSERT INTO "sightings" VALUES('1a4f7afa1e252500','clippings','2025-08-12T04:00:00.000000+00:00','2450c9d6084536ee 73 6acf172bf51c7eec 66','','');
INSERT INTO "sightings" VALUES('81f9efc5af6733cf','clippings','2025-08-13T04:00:00.000000+00:00','d909f87a73f5fb92 45 e006d6bfb2cf262a 51','','');
CREATE TABLE slots (
	edition TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	done BOOLEAN NOT NULL, 
	PRIMARY KEY (edition, "key", at)
);
INSERT INTO "slots" VALUES('main','schedule started','2025-08-12T04:00:00.000000+00:00','for the first time',1);
INSERT INTO "slots" VALUES('main','2025-08-12T07:00','2025-08-12T04:00:00.000000+00:00','made issue 2025-08-12',1);
INSERT INTO "slots" VALUES('main','2025-08-13T07:00','2025-08-13T04:00:00.000000+00:00','made issue 2025-08-13',1);
CREATE TABLE stories (
	id TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "stories" VALUES('sec40440fe2a8','{"id":"sec40440fe2a8","headline":"Mill burns down near Norrvik","topics":[],"article_ids":["1a4f7afa1e252500"],"copies":[],"first_seen":"2025-08-12T04:00:00Z","last_seen":"2025-08-12T04:00:00Z","evidence":[],"history":[]}');
INSERT INTO "stories" VALUES('s572eaa6f8243','{"id":"s572eaa6f8243","headline":"New pier opens in Alvik","topics":[],"article_ids":["81f9efc5af6733cf"],"copies":[],"first_seen":"2025-08-13T04:00:00Z","last_seen":"2025-08-13T04:00:00Z","evidence":[],"history":[]}');
CREATE TABLE validators (
	url TEXT NOT NULL, 
	etag TEXT, 
	modified TEXT, 
	PRIMARY KEY (url)
);
CREATE TABLE verdicts (
	articles TEXT NOT NULL, 
	together BOOLEAN NOT NULL, 
	PRIMARY KEY (articles)
);
CREATE TABLE withdrawals (
	article_id TEXT NOT NULL, 
	at TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	note TEXT, 
	back TEXT, 
	settled BOOLEAN NOT NULL, 
	PRIMARY KEY (article_id)
);
CREATE INDEX ix_documents_article_id ON documents (article_id);
CREATE INDEX ix_articles_latest ON articles (latest);
CREATE INDEX ix_articles_moment ON articles (moment);
CREATE INDEX ix_articles_story_id ON articles (story_id);
CREATE INDEX ix_articles_url ON articles (url);
CREATE INDEX ix_issues_ended ON issues (ended);
CREATE INDEX ix_issues_slot ON issues (slot);
CREATE INDEX ix_outbox_state ON outbox (state);
CREATE INDEX ix_sightings_seen ON sightings (seen);
CREATE INDEX ix_pages_read ON pages (read);
COMMIT;
