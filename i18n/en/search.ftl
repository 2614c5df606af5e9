# The search.

search-title = Search
search-title-for = Search: { $q }
search-label = What to find
search-submit = Search
search-intro = Type the beginning of the name of a State, a person, an organisation or an event, or words of what was said; a State’s code works too.
search-none = Nothing found
search-none-text = Names are found by how they, or a word of theirs, begin; what was said and promised, by whole words. Try fewer letters or other words.
search-all = Show all
search-group-states = States
search-group-people = People
search-group-organisations = Organisations
search-group-events = Events
search-group-exchanges = Exchanges
search-group-commitments = Commitments
search-group-pages = Pages of the desk
search-hint-state = State
search-hint-person = Person
search-hint-page = Page
search-page-organisations = Organisations
search-page-commitments = Commitments
search-page-new-person = New person
search-page-new-organisation = New organisation

keys-title = Keys
keys-lead = From any page, while you are not typing into a field.
keys-palette = go to any page, State, person or record by its name
keys-find = find by words
keys-log = log an exchange; from a State’s dossier, with that State
keys-undo = undo the change just made
keys-today = go to Today
keys-keys = show these keys
keys-close = close what is open
keys-switch-text = Single keys can be switched off, for those who speak to their browser or press keys by accident. Ctrl K works either way.
