# Le cadre de chaque page, les formulaires, les listes, les erreurs.

demo-label = Données de démonstration
demo-banner = Données de démonstration (demo). L’horloge du bureau est au { $day } ; personnes, conversations, réponses, parcours et positions sont inventés.
skip-to-content = Aller au contenu
script-none = Rien trouvé
script-copied = Copié
script-edit = Modifier
script-save = Enregistrer
script-cancel = Annuler
footer-text = Accede : un bureau de liaison pour l’universalisation des traités

nav-main = Principale
nav-languages = Langue
nav-today = Aujourd’hui
nav-states = États
nav-people = Personnes
nav-exchanges = Échanges
nav-events = Événements
nav-survey = Enquête
nav-mail = Courrier
nav-work-plan = Plan de travail
nav-reports = Rapports
nav-log-exchange = Consigner un échange
nav-account = Votre compte
nav-audit = Journal d’audit
nav-sign-out = Se déconnecter
find-label = Trouver un État ou une personne
find-placeholder = Trouver…

marking-public = public
marking-working-group = groupe de travail
marking-coordination = coordination
marking-restricted = restreint
marking-public-hint = lu par toute personne connectée ; un rapport peut le citer
marking-working-group-hint = lu par tous sauf les observateurs ; compté, jamais attribué
marking-coordination-hint = lu par les coordonnateurs, contributeurs et administrateurs ; compté, jamais attribué
marking-restricted-hint = lu par votre équipe, et les personnes que vous y désignez

role-administrator = administrateur
role-coordinator = coordonnateur
role-contributor = contributeur
role-partner = partenaire
role-observer = observateur

form-save = Enregistrer
form-cancel = Annuler
form-optional = facultatif
form-none = —
form-please-choose = Veuillez choisir
form-errors-title = Veuillez vérifier votre saisie
form-required = Ce champ ne peut pas rester vide.
form-too-long = { $length } caractères ; { $max } au plus sont possibles.
form-control-characters = Il contient des caractères qui ne peuvent être conservés.
form-choose = Veuillez choisir dans la liste.
form-date = Une date s’écrit année-mois-jour, par exemple 2023-06-01.
form-date-future = Ce jour n’est pas encore venu.
form-link = Un lien commence par https:// et nomme un hôte, par exemple https://example.org/page.
form-email = Une adresse électronique s’écrit nom@example.org.
form-incomplete = Il manque quelque chose.
form-time = Une heure s’écrit heures:minutes, par exemple 14:30.

conflict-title = Deux versions
conflict-intro = Quelqu’un a enregistré cette fiche après que vous l’avez ouverte. Choisissez, pour chaque champ qui diffère, la version à garder. Rien n’est perdu.
conflict-field = Champ
conflict-yours = La vôtre
conflict-theirs = Enregistrée entre-temps
conflict-same = identique
conflict-submit = Enregistrer ce choix
conflict-cancel = Garder ce qui est enregistré

list-pages = Pages
list-first = Première page
list-next = Page suivante
list-export = Exporter
list-filter = Filtrer
list-more-filters = Autres filtres
list-any = tous
list-clear = Effacer les filtres
list-remove-filter = retirer ce filtre
list-chip = { $filter } : { $value }
list-at-least = plus de { $n }

saved = Enregistré.

error-to-today = Aller à Aujourd’hui
error-not-found-title = Il n’y a rien ici
error-not-found-text = L’adresse ne mène nulle part, ou à quelque chose que vous ne pouvez pas voir.
error-forbidden-title = Votre rôle ne le permet pas
error-forbidden-text = Adressez-vous à un coordonnateur ou à un administrateur du bureau.
error-bad-token-title = Ce formulaire a expiré
error-bad-token-text = Il a été ouvert avant votre connexion ou déconnexion, ou il vient d’un autre site. Revenez en arrière, rechargez la page et envoyez-le de nouveau.
error-bad-request-title = Le bureau ne peut pas lire ceci
error-bad-request-text = La demande est mal formée. Revenez en arrière et réessayez.
error-too-many-title = Trop de lignes pour un fichier
error-too-many-text = Un fichier contient 50 000 lignes au plus. Restreignez le filtre et exportez par parties.
error-too-large-title = Ce formulaire est trop grand
error-too-large-text = Raccourcissez votre texte ou envoyez-le en plusieurs parties. Rien n’a changé.
error-slow-title = Le formulaire n’est pas arrivé
error-slow-text = La connexion est trop lente ou a été coupée. Rien n’a changé ; veuillez réessayer.
refused-host = Le bureau n’est pas à cette adresse.
refused-head = La demande est trop longue. Raccourcissez l’adresse ou supprimez les cookies de ce site.
refused-too-many = Trop de demandes sont venues de votre réseau. Attendez { $n ->
    [one] une seconde
   *[other] { $n } secondes
}, puis rechargez la page.
refused-busy = Le bureau est occupé. Rechargez la page dans un instant.
error-unavailable-title = Le bureau est occupé
error-unavailable-text = Il n’a pas pu répondre à temps. Rien n’a changé ; veuillez réessayer.
error-internal-title = Une erreur s’est produite
error-internal-text = La faute est au bureau. Rien n’a changé, et l’erreur est consignée au journal.
