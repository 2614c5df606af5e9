# La recherche.

search-title = Recherche
search-title-for = Recherche : { $q }
search-label = Que cherchez-vous ?
search-submit = Rechercher
search-intro = Tapez le début du nom d’un État, d’une personne, d’une organisation ou d’un événement, ou des mots de ce qui a été dit ; le code d’un État convient aussi.
search-none = Rien n’a été trouvé
search-none-text = Les noms se trouvent par leur début ou par celui d’un de leurs mots, ce qui a été dit et promis par des mots entiers. Essayez avec moins de lettres ou d’autres mots.
search-all = Tout afficher
search-group-states = États
search-group-people = Personnes
search-group-organisations = Organisations
search-group-events = Événements
search-group-exchanges = Échanges
search-group-commitments = Engagements
search-group-pages = Pages
search-hint-state = État
search-hint-person = Personne
search-hint-page = Page
search-page-organisations = Organisations
search-page-commitments = Engagements
search-page-new-person = Nouvelle personne
search-page-new-organisation = Nouvelle organisation

keys-title = Touches
keys-lead = Depuis toute page, tant que vous ne saisissez rien dans un champ.
keys-palette = aller à une page, un État, une personne ou une fiche par son nom
keys-find = chercher par mots
keys-log = consigner un échange ; depuis le dossier d’un État, avec cet État
keys-undo = annuler la modification que vous venez de faire
keys-today = aller à Aujourd’hui
keys-keys = montrer ces touches
keys-close = fermer ce qui est ouvert
keys-switch-text = Les touches seules peuvent être désactivées, pour qui parle à son navigateur ou appuie par mégarde. Ctrl K fonctionne dans tous les cas.
