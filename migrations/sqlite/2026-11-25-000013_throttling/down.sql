DROP TABLE known_devices;
DROP TABLE sign_in_failures;
