DROP TABLE attachments;
DROP TABLE content_claims;
DROP TABLE contents;
