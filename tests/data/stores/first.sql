BEGIN TRANSACTION;
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
INSERT INTO "articles" VALUES('1a4f7afa1e252500',1,1,'43cf91e3ec7ec711c9d200fe450bbd0b1640248287fc50873ee53ba99cdf7167','clippings',NULL,'2025-08-12T04:00:00.000000+00:00',0,'sec40440fe2a8','{"id":"1a4f7afa1e252500","source":"clippings","origin":"inbox/mill.txt","outlet":"clippings","url":null,"title":"Mill burns down near Norrvik","byline":[],"agency":null,"published":null,"received":"2025-08-12T04:00:00Z","language":"en","text":"Fire destroyed the old Lindholm mill near Norrvik on Monday; hospitals took in 15 workers.\n\n“Nobody was inside the tower when it fell,” said Ida Berg, who leads the fire service.","paragraphs":[{"kind":"body","text":"Fire destroyed the old Lindholm mill near Norrvik on Monday; hospitals took in 15 workers.","start":0,"end":90},{"kind":"body","text":"“Nobody was inside the tower when it fell,” said Ida Berg, who leads the fire service.","start":92,"end":178}],"removed":[{"text":"Mill burns down near Norrvik","reason":"metadata","rule":"front.title","confidence":0.9,"before":0}],"quotes":[{"speaker":"Ida Berg","text":"Nobody was inside the tower when it fell,","spans":[[93,134]]}],"figures":[{"value":15.0,"unit":"people","what":"workers","text":"15","start":79,"end":81}]}');
INSERT INTO "articles" VALUES('81f9efc5af6733cf',1,1,'3ad5edd95b902c171b157deead157e93b014e0d68aa4ddfeedca5d55c35b93de','clippings',NULL,'2025-08-13T04:00:00.000000+00:00',0,'s572eaa6f8243','{"id":"81f9efc5af6733cf","source":"clippings","origin":"inbox/pier.txt","outlet":"clippings","url":null,"title":"New pier opens in Alvik","byline":[],"agency":null,"published":null,"received":"2025-08-13T04:00:00Z","language":"en","text":"A new pier opened in Alvik on Tuesday, and 300 people came to see it.\n\nThe mayor, Nils Ek, called it the longest in the province.","paragraphs":[{"kind":"body","text":"A new pier opened in Alvik on Tuesday, and 300 people came to see it.","start":0,"end":69},{"kind":"body","text":"The mayor, Nils Ek, called it the longest in the province.","start":71,"end":129}],"removed":[{"text":"New pier opens in Alvik","reason":"metadata","rule":"front.title","confidence":0.9,"before":0}],"quotes":[],"figures":[{"value":300.0,"unit":"people","what":"people","text":"300","start":43,"end":46}]}');
CREATE TABLE documents (
	"key" TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "documents" VALUES('ae66797327c4cb7bb33df7e7142818ac4511f50b244bf2a1a2f7b9aa240384b5','48138db5903e10c59e0c2b1898671a4cf896bedfcc2a6edd9fad356bd3670ed7','1a4f7afa1e252500');
INSERT INTO "documents" VALUES('339ab135ad978b4faa304a8205b2a75cf514e68ca85889e1a8429ff002f47084','2199d4517988fcc07b5ee17178d9a6cf430ac2d7bc53f2238e152be2f8134960','81f9efc5af6733cf');
CREATE TABLE facts (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "facts" VALUES('schema','1');
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
	published BOOLEAN NOT NULL, 
	listing TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "issues" VALUES('2025-08-12','2025-08-12T04:00:00.000000+00:00',1,'{"id":"2025-08-12","title":"Harbours","generated_at":"2025-08-12T04:00:00Z","window":{"start":"2025-08-12T04:00:00Z","end":"2025-08-12T04:00:00Z"},"lead":"Mill burns down near Norrvik","headlines":["Mill burns down near Norrvik"],"stories":1,"articles":1,"outlets":1,"problems":0}','{"schema_version":1,"id":"2025-08-12","title":"Harbours","generated_at":"2025-08-12T04:00:00Z","window":{"start":"2025-08-12T04:00:00Z","end":"2025-08-12T04:00:00Z"},"topics":[],"stories":[{"id":"sec40440fe2a8","headline":"Mill burns down near Norrvik","topics":[],"article_ids":["1a4f7afa1e252500"],"outlets":["clippings"],"status":"new","independent_origins":1,"summary":[{"text":"Fire destroyed the old Lindholm mill near Norrvik on Monday; hospitals took in 15 workers.","verbatim":true,"citations":[{"article_id":"1a4f7afa1e252500","start":0,"end":90}],"outlets":["clippings"],"new":true},{"text":"“Nobody was inside the tower when it fell,” said Ida Berg, who leads the fire service.","verbatim":true,"citations":[{"article_id":"1a4f7afa1e252500","start":92,"end":178}],"outlets":["clippings"],"new":true}],"quotes":[{"speaker":"Ida Berg","variants":[{"article_id":"1a4f7afa1e252500","text":"Nobody was inside the tower when it fell,","spans":[[93,134]],"outlets":["clippings"]}]}],"figures":[{"what":"workers","unit":"people","agreement":"single","values":[{"value":15.0,"text":"15","article_id":"1a4f7afa1e252500","start":79,"end":81,"outlet":"clippings"}]}],"only_in":[],"copies":[],"changes":[]}],"problems":[],"articles":[{"id":"1a4f7afa1e252500","source":"clippings","origin":"inbox/mill.txt","outlet":"clippings","url":null,"title":"Mill burns down near Norrvik","byline":[],"agency":null,"published":null,"received":"2025-08-12T04:00:00Z","language":"en","text":"Fire destroyed the old Lindholm mill near Norrvik on Monday; hospitals took in 15 workers.\n\n“Nobody was inside the tower when it fell,” said Ida Berg, who leads the fire service.","paragraphs":[{"kind":"body","text":"Fire destroyed the old Lindholm mill near Norrvik on Monday; hospitals took in 15 workers.","start":0,"end":90},{"kind":"body","text":"“Nobody was inside the tower when it fell,” said Ida Berg, who leads the fire service.","start":92,"end":178}],"removed":[{"text":"Mill burns down near Norrvik","reason":"metadata","rule":"front.title","confidence":0.9,"before":0}],"quotes":[{"speaker":"Ida Berg","text":"Nobody was inside the tower when it fell,","spans":[[93,134]]}],"figures":[{"value":15.0,"unit":"people","what":"workers","text":"15","start":79,"end":81}]}]}');
INSERT INTO "issues" VALUES('2025-08-13','2025-08-13T04:00:00.000000+00:00',1,'{"id":"2025-08-13","title":"Harbours","generated_at":"2025-08-13T04:00:00Z","window":{"start":"2025-08-12T04:00:00Z","end":"2025-08-13T04:00:00Z"},"lead":"New pier opens in Alvik","headlines":["New pier opens in Alvik"],"stories":1,"articles":1,"outlets":1,"problems":0}','{"schema_version":1,"id":"2025-08-13","title":"Harbours","generated_at":"2025-08-13T04:00:00Z","window":{"start":"2025-08-12T04:00:00Z","end":"2025-08-13T04:00:00Z"},"topics":[],"stories":[{"id":"s572eaa6f8243","headline":"New pier opens in Alvik","topics":[],"article_ids":["81f9efc5af6733cf"],"outlets":["clippings"],"status":"new","independent_origins":1,"summary":[{"text":"A new pier opened in Alvik on Tuesday, and 300 people came to see it.","verbatim":true,"citations":[{"article_id":"81f9efc5af6733cf","start":0,"end":69}],"outlets":["clippings"],"new":true},{"text":"The mayor, Nils Ek, called it the longest in the province.","verbatim":true,"citations":[{"article_id":"81f9efc5af6733cf","start":71,"end":129}],"outlets":["clippings"],"new":true}],"quotes":[],"figures":[{"what":"people","unit":"people","agreement":"single","values":[{"value":300.0,"text":"300","article_id":"81f9efc5af6733cf","start":43,"end":46,"outlet":"clippings"}]}],"only_in":[],"copies":[],"changes":[]}],"problems":[],"articles":[{"id":"81f9efc5af6733cf","source":"clippings","origin":"inbox/pier.txt","outlet":"clippings","url":null,"title":"New pier opens in Alvik","byline":[],"agency":null,"published":null,"received":"2025-08-13T04:00:00Z","language":"en","text":"A new pier opened in Alvik on Tuesday, and 300 people came to see it.\n\nThe mayor, Nils Ek, called it the longest in the province.","paragraphs":[{"kind":"body","text":"A new pier opened in Alvik on Tuesday, and 300 people came to see it.","start":0,"end":69},{"kind":"body","text":"The mayor, Nils Ek, called it the longest in the province.","start":71,"end":129}],"removed":[{"text":"New pier opens in Alvik","reason":"metadata","rule":"front.title","confidence":0.9,"before":0}],"quotes":[],"figures":[{"value":300.0,"unit":"people","what":"people","text":"300","start":43,"end":46}]}]}');
CREATE TABLE outbox (
	issue_id TEXT NOT NULL, 
	recipient TEXT NOT NULL, 
	sent TEXT, 
	error TEXT, 
	PRIMARY KEY (issue_id, recipient)
);
INSERT INTO "outbox" VALUES('2025-08-12','officer@example.org','2025-08-12T04:00:00.000000+00:00',NULL);
INSERT INTO "outbox" VALUES('2025-08-13','officer@example.org',NULL,'mail server 127.0.0.1:18025: cannot be reached ([Errno 111] Connection refused); check host and port');
CREATE TABLE slots (
	"key" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	done BOOLEAN NOT NULL, 
	PRIMARY KEY ("key", at)
);
INSERT INTO "slots" VALUES('schedule started','2025-08-12T04:00:00.000000+00:00','for the first time',1);
INSERT INTO "slots" VALUES('2025-08-12T07:00','2025-08-12T04:00:00.000000+00:00','made issue 2025-08-12',1);
INSERT INTO "slots" VALUES('2025-08-13T07:00','2025-08-13T04:00:00.000000+00:00','failed: officer@example.org: mail server 127.0.0.1:18025: cannot be reached ([Errno 111] Connection refused); check host and port',0);
CREATE TABLE stories (
	id TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "stories" VALUES('sec40440fe2a8','{"id":"sec40440fe2a8","headline":"Mill burns down near Norrvik","topics":[],"article_ids":["1a4f7afa1e252500"],"copies":[],"first_seen":"2025-08-12T04:00:00Z","last_seen":"2025-08-12T04:00:00Z","evidence":[]}');
INSERT INTO "stories" VALUES('s572eaa6f8243','{"id":"s572eaa6f8243","headline":"New pier opens in Alvik","topics":[],"article_ids":["81f9efc5af6733cf"],"copies":[],"first_seen":"2025-08-13T04:00:00Z","last_seen":"2025-08-13T04:00:00Z","evidence":[]}');
CREATE TABLE validators (
	url TEXT NOT NULL, 
	etag TEXT, 
	modified TEXT, 
	PRIMARY KEY (url)
);
CREATE INDEX ix_articles_latest ON articles (latest);
CREATE INDEX ix_articles_moment ON articles (moment);
CREATE INDEX ix_articles_story_id ON articles (story_id);
CREATE INDEX ix_articles_url ON articles (url);
CREATE INDEX ix_issues_ended ON issues (ended);
COMMIT;
