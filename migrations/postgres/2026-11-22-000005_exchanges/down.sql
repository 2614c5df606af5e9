DROP TABLE activity_contacts;
DROP TABLE state_contacts;
DROP TABLE barriers;
DROP TABLE commitments;
DROP TABLE exchange_people;
DROP TABLE exchanges;
DROP TABLE event_guests;
DROP TABLE events;
