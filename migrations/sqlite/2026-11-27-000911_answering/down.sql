DROP TABLE sign_offs;
DROP TABLE section_links;
DROP TABLE response_pages;
