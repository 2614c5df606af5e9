DROP TABLE tenures;
DROP TABLE people;
DROP TABLE posts;
DROP TABLE organisations;
