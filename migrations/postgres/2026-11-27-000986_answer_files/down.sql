DROP TABLE answer_claims;
DROP TABLE answer_files;
