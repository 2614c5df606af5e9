# Personnes, postes et organisations.

contacts-lead = Les postes restent, les personnes changent : écrivez au poste, parlez à son titulaire.
contacts-tabs = Personnes ou organisations
contacts-edit = Modifier
contacts-bin = Mettre à la corbeille
contacts-restore = Rétablir
contacts-copy = Copier
contacts-unknown = non connu
contacts-filter-state = État
contacts-filter-kind = Type d’organisation
contacts-chip-remove = retirer ce filtre
contacts-chip-q = Commence par : { $value }
contacts-chip-state = État : { $value }
contacts-chip-kind = Type d’organisation : { $value }
contacts-chip-language = Langue : { $value }
contacts-chip-holding = Poste : { $value }
contacts-bin-lead = Ce qui s’y trouve n’apparaît plus dans aucune liste et revient tel quel une fois rétabli.
contacts-bin-what = Fiche
contacts-bin-since = Dans la corbeille depuis
contacts-bin-action = Rétablir
contacts-bin-empty = La corbeille est vide
contacts-bin-empty-text = Ce qui est mis à la corbeille y reste jusqu’à ce qu’il soit rétabli.

people-title = Personnes
people-bin-title = Personnes dans la corbeille
people-count =
    { $n ->
        [one] { $n } personne
       *[other] { $n } personnes
    }
people-many = plus de { $n } personnes
people-column-name = Nom
people-column-post = Poste
people-column-state = État
people-column-since = Depuis
people-column-language = Langue
people-column-email = Courriel
people-filter-q = Nom ou courriel
people-filter-language = Langue
people-filter-holding = Poste
people-holding-current = en occupe un
people-holding-former = en a occupé un
people-holding-none = aucun connu
people-none-fits = Personne ne correspond à ces filtres
people-none-fits-text = Un nom se trouve par le début du nom de famille ou du prénom.
people-empty = Il n’y a encore personne
people-empty-text = Ajoutez vos interlocuteurs et les postes qu’ils occupent, afin que lettres et échanges les trouvent.

person-new = Nouvelle personne
person-new-title = Nouvelle personne
person-edit-title = Modifier { $name }
person-honorific = Titre de civilité
person-honorific-hint = Par exemple S.E., Mme, Conseiller
person-given = Prénom
person-family = Nom de famille
person-email = Courriel
person-phone = Téléphone
person-language = Langue de correspondance
person-spoken = Autres langues parlées
person-spoken-hint = Outre la langue de correspondance. Tapez le début d’une langue.
people-column-spoken = Autres langues
spoken-ar = Arabe
spoken-bn = Bengali
spoken-de = Allemand
spoken-en = Anglais
spoken-es = Espagnol
spoken-fa = Persan
spoken-fr = Français
spoken-he = Hébreu
spoken-hi = Hindi
spoken-id = Indonésien
spoken-it = Italien
spoken-ja = Japonais
spoken-ko = Coréen
spoken-ms = Malais
spoken-nl = Néerlandais
spoken-pl = Polonais
spoken-pt = Portugais
spoken-ru = Russe
spoken-sw = Swahili
spoken-th = Thaï
spoken-tr = Turc
spoken-uk = Ukrainien
spoken-ur = Ourdou
spoken-vi = Vietnamien
spoken-zh = Chinois
person-language-en = Anglais
person-language-fr = Français
person-language-es = Espagnol
person-note = Note
person-marking = Qui peut la lire
person-shares_address = Même adresse
person-shares_address-yes = Les deux utilisent cette adresse
person-same-address = { $name } a déjà cette adresse. Si les deux l’utilisent, cochez la case ci-dessous.
person-group-post = Poste
person-group-readers = Note et lecteurs
person-state = État
person-state-hint = Aide à trouver le poste
person-post = Poste
person-post-hint = Tapez l’État, l’organisation ou l’intitulé, puis choisissez dans la liste.
person-starts_on = L’occupe depuis
person-post-for-date = Quel poste est occupé depuis ce jour ?
person-one-post = Un seul poste à la fois ; d’autres s’ajoutent sur la page de la personne.
person-post-gone = Ce poste n’existe plus.
person-post-unknown = Aucun poste ne commence ainsi. Ajoutez-le d’abord sur la page de son organisation.
person-post-several = Plusieurs postes correspondent : cochez celui qui convient.
person-submit = Enregistrer la personne
person-added = La personne a été ajoutée.
person-saved = La personne a été enregistrée.
person-binned = La personne est dans la corbeille.
person-restored = La personne est rétablie.
person-formerly = anciennement { $office }
person-reach = Coordonnées
person-address-as = S’adresser à
person-exchanges = Échanges
person-exchanges-list = Dans le journal
person-exchanges-all = Tous les échanges
person-no-exchanges = Aucun que vous puissiez lire.
person-commitments = Engagements en cours
person-tenures = Postes
person-no-tenures = Aucun poste connu.
person-new-tenure = Nouveau poste
person-end-tenure = Mettre fin aux fonctions
person-correct-tenure = Corriger les dates
person-bin-hint = Un coordonnateur peut rétablir la personne depuis la corbeille. Les échanges restent.

tenure-new-title = Prise de fonctions
tenure-state = État
tenure-state-hint = Aide à trouver le poste
tenure-post = Poste
tenure-post-hint = Tapez l’État, l’organisation ou l’intitulé, puis choisissez dans la liste.
tenure-starts_on = Depuis
tenure-ends_on = Dernier jour
tenure-end-title = Fin de fonctions
tenure-end-ends_on = Dernier jour au poste
tenure-end-submit = Mettre fin aux fonctions
tenure-correct-title = Corriger les dates
tenure-begun = Le poste a été ajouté.
tenure-ended = Les fonctions ont pris fin.
tenure-corrected = Les dates ont été enregistrées.
tenure-ended-already = Ces fonctions ont déjà pris fin le { $day }.
tenure-end-before-start = Elles ont commencé le { $day } et ne peuvent finir avant.
tenure-held-already = La personne occupe déjà ce poste.
tenure-dates-open = en fonctions
tenure-dates-since = depuis le { $start }
tenure-dates-from = à partir du { $start }
tenure-dates-until = jusqu’au { $end }
tenure-dates-both = du { $start } au { $end }

organisations-title = Organisations
organisations-bin-title = Organisations dans la corbeille
organisations-count =
    { $n ->
        [one] { $n } organisation
       *[other] { $n } organisations
    }
organisations-many = plus de { $n } organisations
organisations-column-name = Nom
organisations-column-kind = Nature
organisations-column-state = État
organisations-column-place = Lieu
organisations-column-posts = Postes
organisations-filter-q = Nom ou État
organisations-none-fits = Aucune organisation ne correspond à ces filtres
organisations-none-fits-text = Une organisation se trouve par le début de son nom ou de celui de son État.
organisations-empty = Il n’y a encore aucune organisation
organisations-empty-text = Ajoutez les missions, ministères, parlements et partenaires avec lesquels vous travaillez, puis leurs postes.

organisation-new = Nouvelle organisation
organisation-new-title = Nouvelle organisation
organisation-edit-title = Modifier { $name }
organisation-name = Nom
organisation-kind = Nature
organisation-kind-mission-geneva = Mission à Genève
organisation-kind-mission-new-york = Mission à New York
organisation-kind-capital = Capitale
organisation-kind-embassy = Ambassade
organisation-kind-parliament = Parlement
organisation-kind-regional-organization = Organisation régionale
organisation-kind-partner = Partenaire
organisation-state = État
organisation-state-hint = Missions, capitales, ambassades et parlements relèvent d’un État.
organisation-state-needed = De quel État relève-t-elle ?
organisation-place = Lieu
organisation-place-hint = La ville
organisation-submit = Enregistrer l’organisation
organisation-added = L’organisation a été ajoutée.
organisation-saved = L’organisation a été enregistrée.
organisation-binned = L’organisation est dans la corbeille.
organisation-restored = L’organisation est rétablie.
organisation-not-binned = Rien n’a été mis à la corbeille
organisation-has-posts =
    { $n ->
        [one] L’organisation a encore un poste. Mettez-le d’abord à la corbeille.
       *[other] L’organisation a encore { $n } postes. Mettez-les d’abord à la corbeille.
    }
organisation-no-posts = Il n’y a encore aucun poste
organisation-no-posts-text = Un poste est une fonction avec un intitulé, quel qu’en soit le titulaire. Sa propre boîte aux lettres survit aux titulaires.
organisation-binned-posts = Postes dans la corbeille
organisation-bin = Mettre l’organisation à la corbeille
organisation-bin-hint = Seule une organisation sans poste peut être mise à la corbeille.

post-new = Nouveau poste
post-new-title = Nouveau poste
post-edit = Modifier
post-edit-title = Modifier un poste
post-title = Intitulé
post-title-hint = Par exemple Représentant permanent, ou Chef du bureau du désarmement
post-title_fr = Intitulé en français
post-title_fr-hint = Pour les listes, badges et notes dans cette langue ; à défaut, l’intitulé y figure.
post-title_es = Intitulé en espagnol
post-title_es-hint = Pour les listes, badges et notes dans cette langue ; à défaut, l’intitulé y figure.
post-email = Boîte aux lettres du poste
post-email-hint = Elle reste quand le titulaire s’en va.
post-submit = Enregistrer le poste
post-added = Le poste a été ajouté.
post-saved = Le poste a été enregistré.
post-binned = Le poste est dans la corbeille.
post-restored = Le poste est rétabli.
post-is-held = { $name } occupe encore le poste « { $post } ». Mettez d’abord fin à ses fonctions.
post-vacant = Aucun titulaire que vous puissiez lire.
post-past-holders = Anciens titulaires
post-new-holder = Nouveau titulaire
post-bin = Mettre ce poste à la corbeille

person-rank = Rang
person-rank-hint = Décide de la formule d’appel, dans chaque langue.
person-form_of_address = Civilité
person-form-mr = Monsieur
person-form-ms = Madame
person-form-neither = aucune, ou inconnue
person-salutation = Formule d’appel
person-channel = Préfère
person-channel-email = le courriel
person-channel-phone = le téléphone
person-channel-messenger = la messagerie
person-channel-note-verbale = la note verbale
person-channel-in-person = l’entretien
person-do_not_mail = Ne pas écrire, parce que
person-do_not_mail-hint = Vide : peut recevoir des courriels. Avec un motif, les envois laissent la personne de côté et disent pourquoi.
people-filter-mail = Courriel
people-mail-no = à ne pas contacter par courriel
contacts-chip-mail = Courriel : { $value }
person-rank-minister = Ministre
person-rank-ambassador = Ambassadeur ou ambassadrice
person-rank-charge-d-affaires = Chargé(e) d’affaires a.i.
person-rank-minister-counsellor = Ministre conseiller ou conseillère
person-rank-counsellor = Conseiller ou conseillère
person-rank-secretary = Secrétaire
person-rank-director = Directeur ou directrice
person-rank-member-of-parliament = Membre du parlement
person-rank-other = autre, ou inconnu
salutation-minister = { $form ->
    [mr] Monsieur le Ministre,
    [ms] Madame la Ministre,
   *[neither] Excellence,
 }
salutation-ambassador = { $form ->
    [mr] Monsieur l’Ambassadeur,
    [ms] Madame l’Ambassadrice,
   *[neither] Excellence,
 }
salutation-charge-d-affaires = { $form ->
    [mr] Monsieur le Chargé d’affaires,
    [ms] Madame la Chargée d’affaires,
   *[neither] Madame, Monsieur,
 }
salutation-minister-counsellor = { $form ->
    [mr] Monsieur le Ministre conseiller,
    [ms] Madame la Ministre conseillère,
   *[neither] Madame, Monsieur,
 }
salutation-counsellor = { $form ->
    [mr] Monsieur le Conseiller,
    [ms] Madame la Conseillère,
   *[neither] Madame, Monsieur,
 }
salutation-secretary = { $form ->
    [mr] Monsieur,
    [ms] Madame,
   *[neither] Madame, Monsieur,
 }
salutation-director = { $form ->
    [mr] Monsieur le Directeur,
    [ms] Madame la Directrice,
   *[neither] Madame, Monsieur,
 }
salutation-member-of-parliament = { $form ->
    [mr] Monsieur le Député,
    [ms] Madame la Députée,
   *[neither] Madame, Monsieur,
 }
salutation-other = { $form ->
    [mr] Monsieur,
    [ms] Madame,
   *[neither] Madame, Monsieur,
 }
salutation-office = Madame, Monsieur,

post-holder = Titulaire
post-open = Ce qui est en cours
post-open-more = Il y a davantage en cours que ce qui est montré ici.
post-nothing-open = Rien que vous puissiez lire n’est en cours pour ce poste.
post-seats = Invitations à des événements à venir
post-asked = Invité à répondre à l’enquête

# Transmettre ce qui est en cours de ceux qui ont quitté un poste à qui l’occupe.
succession-title = Transmettre ce qui est en cours
succession-offer = { $n ->
    [one] { $n } élément peut être transmis
   *[other] { $n } éléments peuvent être transmis
}
succession-intro = Ceux qui ont quitté le poste { $post } laissent ceci. Décochez ce qui leur reste ; rien n’est transmis avant que vous ayez vu l’aperçu.
succession-to = À qui
succession-to-post = Le poste lui-même, jusqu’à ce que quelqu’un l’occupe : { $post }
succession-open = Ce qui est en cours
succession-seats = Une place à un événement est transmise comme une invitation encore sans réponse. Le lien de réponse envoyé au prédécesseur est révoqué, et il faut une lettre propre au successeur. La fonction, la qualité de chef de délégation et les remarques ne sont pas reprises ; la fonction est le titre du poste. Si le prédécesseur est parrainé, le financement lui reste, sa place est notée comme déclinée, et le successeur reçoit une place propre : demandez-y son financement.
succession-kind-commitment = Engagement
succession-kind-seat = Place à un événement
succession-leave = Tout laisser en l’état
succession-none = Rien que vous puissiez transmettre
succession-none-text = Ce qui a été convenu avec ceux qui ont quitté ce poste, et leurs invitations, est réglé ou relève d’équipes qui le transmettent elles-mêmes.
succession-preview = { $seats ->
    [0] Ceci est transmis dès que vous confirmez.
   *[other] Ceci est transmis dès que vous confirmez. Annuler ensuite ne rouvre pas les liens révoqués.
}
succession-after-seat = { $name }, invitation sans réponse ; il faut lui écrire une lettre
succession-after-linked = { $name }, invitation sans réponse ; le lien envoyé est révoqué et il faut lui écrire une lettre
succession-after-sponsored = { $name }, nouvelle invitation, lettre à envoyer ; le financement reste au prédécesseur, dont la place est déclinée
succession-left = { $n ->
    [one] { $n } reste en l’état
   *[other] { $n } restent en l’état
}
succession-left-stale = quelqu’un l’a modifié entre-temps
succession-left-guest = une place y est déjà prévue
succession-confirm = { $n ->
    [one] Transmettre
   *[other] Transmettre { $n } éléments
}
succession-done = { $n ->
    [one] { $n } élément a été transmis.
   *[other] { $n } éléments ont été transmis.
}{ $seats ->
    [0] {""}
    [one] {" "}L’un est une place à un événement : la lettre d’invitation reste à envoyer depuis la page de cet événement.
   *[other] {" "}{ $seats } sont des places à des événements : les lettres d’invitation restent à envoyer depuis les pages de ces événements.
}{ $left ->
    [0] {""}
    [one] {" "}Un autre reste en l’état.
   *[other] {" "}{ $left } autres restent en l’état.
}
succession-asked-line = Envoyé à { $name } pour { $state } ; réponses acceptées jusqu’au { $day }
succession-asked-text = Ces questionnaires ne sont pas transmis. Le lien envoyé fonctionne toujours : demandez qu’il soit remis au successeur, ou saisissez vous-même la réponse de l’État sur la page de l’envoi.
