DROP TABLE mail_attempts;
DROP TABLE mails;
DROP TABLE answers;
DROP TABLE responses;
DROP TABLE omissions;
DROP TABLE invitations;
DROP TABLE circulations;
DROP TABLE questionnaires;
