# Ce que donnent les réponses à une enquête.

analysis-title = Analyse
analysis-about =
    { $n ->
        [0] Aucune réponse n’a encore été donnée
        [one] À partir d’une réponse que vous pouvez lire
       *[other] À partir des { $n } réponses que vous pouvez lire
    }
analysis-versions =
    { $n ->
        [one] L’une d’elles a été donnée à une version antérieure : ses questions sont rapprochées par leur nom.
       *[other] { $n } d’entre elles ont été données à des versions antérieures : leurs questions sont rapprochées par leur nom.
    }
analysis-inside = Réservé à la coordination : ces chiffres et ces fichiers disent ce que tel ou tel État a répondu. Ce qui peut être transmis a sa propre page.
analysis-reach =
    { $answered } réponses sur les { $asked } États interrogés{ $unable ->
        [0] {""}
        [one] {" "}; un n’a pas été en mesure de répondre
       *[other] {" "}; { $unable } n’ont pas été en mesure de répondre
    }
analysis-numbers = De { $least } à { $greatest } ; moyenne { $mean }, médiane { $median } ({ $n ->
        [one] une réponse
       *[other] { $n } réponses
    }).
analysis-borda = Points selon la règle de Borda : sur { $n } choix, celui qu’une réponse classe premier reçoit { $n } points, le suivant { $next }, et ainsi de suite ; ce qu’elle ne classe pas n’en reçoit aucun.
analysis-read-texts = Lire les réponses
analysis-percent = { $n } %
analysis-mean = Moyenne
analysis-median = Médiane
analysis-least = Minimum
analysis-greatest = Maximum
analysis-states-that-answered = États ayant répondu
analysis-head-answer = Réponse
analysis-head-states = États
analysis-head-share = Part de ceux qui ont répondu
analysis-head-points = Points
analysis-head-bar = Par rapport au plus élevé
analysis-head-named = Cité par
analysis-head-first = Classé premier par
analysis-head-row = Ligne
analysis-head-question = Question
analysis-head-group = Groupe
analysis-head-regional-group = Groupe régional
analysis-head-pages = À mi-chemin
analysis-head-variable = Variable
analysis-head-meaning = Contenu
analysis-head-kind = Type de question
analysis-head-value = Valeur
analysis-head-value-meaning = Sens de la valeur
analysis-value-rank = le rang donné ; vide s’il n’y en a pas
analysis-value-chosen = choisi
analysis-value-not-chosen = non choisi
analysis-variable-iso3 = Code de l’État (ISO 3166-1 alpha-3)
analysis-sheet-answers = Réponses
analysis-sheet-codebook = Dictionnaire
analysis-all-states = Tous les États
analysis-not-known = non connu
analysis-in-none = dans aucun
analysis-by = Par groupes d’États
analysis-by-region = Région
analysis-by-group = Groupe régional
analysis-by-category = Catégorie cible
analysis-by-category-note = Un État peut relever de plusieurs catégories : il compte dans chacune.
analysis-by-legal-system = Système juridique
analysis-by-legal-system-note = Le dossier du traité ne dit pas de quel système juridique relève un État : il n’est connu pour aucun.
analysis-texts = Réponses
analysis-own-words = En leurs propres termes

analysis-board = Tableau des réponses
analysis-board-groups = Par groupe régional
analysis-board-states = État par État
analysis-board-none = Aucun État n’en est là
analysis-board-none-text = Aucun État de cet envoi ne correspond à votre choix.
analysis-everyone = tous
analysis-pages-saved = { $n } pages enregistrées sur { $of }

analysis-share = Ce qui peut être transmis
analysis-share-about =
    À partir de { $n } réponses connues le { $date }
analysis-share-hint = Ces tableaux ne nomment aucun État et n’en disent rien en particulier. Ils peuvent sortir de la coordination.
analysis-share-head = { $group } ({ $n })
analysis-share-nothing = Rien ne peut être transmis
analysis-share-open = L’enquête reçoit des réponses jusqu’au { $date }. Les tableaux sont établis une seule fois, à partir du lendemain : deux tableaux de jours différents diraient qui a répondu entre-temps, et quoi.
analysis-share-withdrawn = Une réponse a été modifiée ou rouverte après le dernier jour de l’enquête. Rapprochés de ceux qui sont déjà sortis, de nouveaux tableaux diraient ce qui a été modifié.
analysis-share-few = Les tableaux sont établis à partir de { $n } réponses, et disent quelque chose à partir du double.
analysis-share-how = Comment ils sont établis
analysis-share-rule = Les réponses comptent par paliers de { $n }, dans l’ordre de leur arrivée, telles qu’elles étaient connues le dernier jour de l’enquête. D’un nombre, seule la tranche est indiquée, et si chaque État ne fait qu’un choix, seulement « { $n } ou plus » ; « – » signifie moins de { $n }, ou un nombre retenu parce qu’il en révélerait un autre. Si une question admet plusieurs choix, une région est distinguée dès lors qu’au moins { $twice } de ses États ont répondu. Les nombres, les dates et les textes ne sont pas transmis.
analysis-not-told = –

coding-title = Coder les réponses
coding-lead = Deux personnes classent les réponses selon les obstacles de la nomenclature, chacune de son côté. Aucune ne voit les codes de l’autre avant que les deux aient terminé.
coding-about-agreement = Les divergences sont alors énumérées et tranchées.
coding-begin = Commencer le codage
coding-nothing = Il n’y a aucun texte à coder
coding-nothing-text = Aucune réponse que vous pouvez lire ne dit quoi que ce soit ici.
coding-progress = { $n } sur { $all } codées
coding-save = Enregistrer cette page
coding-done = J’ai terminé : clore mes codes
coding-done-hint = Une fois clos, vos codes ne peuvent plus être modifiés. Chaque réponse doit avoir été enregistrée, y compris celles auxquelles aucun code ne convient.
coding-done-missing = Enregistrez d’abord les réponses qui ne sont pas encore codées
coding-waiting = Vos codes sont clos. L’autre personne n’a pas encore terminé.
coding-waiting-none = Vos codes sont clos. Personne n’a encore commencé le second codage.
coding-taken = Deux autres personnes codent cette question et n’ont pas encore terminé.
coding-not-coded = pas encore codée
coding-codes-of = Codes : { $state }
coding-closed = Vos codes sont clos
coding-begun = Vous codez ces réponses
coding-saved = Codes enregistrés
coding-settled = Tranché
coding-agreement = Accord des codages
coding-agreement-lead =
    { $n ->
        [one] Sur une réponse codée par les deux
       *[other] Sur { $n } réponses codées par les deux
    } : { $first } et { $second }
coding-to-agreement = Voir leur accord
coding-kappa = Kappa de Cohen
coding-kappa-all = Tous les codes ensemble
coding-kappa-rule = Chaque code est une décision pour chaque réponse : attribué ou non. Le kappa mesure l’accord des deux au-delà de ce que donnerait le hasard : 1 est l’accord complet, 0 le hasard. Les termes sont ceux de Landis et Koch (1977).
coding-kappa-none = non défini : les deux ont partout décidé de même
coding-kappa-poor = mauvais
coding-kappa-slight = très faible
coding-kappa-fair = faible
coding-kappa-moderate = modéré
coding-kappa-substantial = fort
coding-kappa-almost-perfect = presque parfait
coding-head-code = Code
coding-head-codes = Codes par nom
coding-head-kappa = Kappa
coding-head-agreement = Accord
coding-head-both = Les deux
coding-head-first = Le premier seul
coding-head-second = Le second seul
coding-open = Là où ils divergent
coding-open-none = Ils s’accordent sur chaque réponse, ou la question est tranchée
coding-first = Premier codage
coding-second = Second codage
coding-no-code = aucun code
coding-settle = Trancher
coding-settled-codes = Ce que disent les textes
coding-settled-about = Compté là où les deux codages s’accordent, ou là où il a été tranché.

found-title = Raisons dans cette réponse
found-none = Elle ne cite aucune raison de la nomenclature.
found-ranked = classée { $rank }
found-chosen = choisie
found-coded = codée d’après le texte
found-on-dossier = au dossier
found-raise =
    { $n ->
        [one] La verser au dossier de l’État
       *[other] En verser { $n } au dossier de l’État
    }
found-raised =
    { $n ->
        [0] Elles sont déjà au dossier
        [one] Une raison a été versée au dossier
       *[other] { $n } raisons ont été versées au dossier
    }
found-source = Réponse à « { $circulation } »
found-detail-rank = Raison { $rank } sur { $of } dans sa réponse
since-title = Ce qui a changé depuis { $title }
since-none = Rien : les mêmes réponses ont été données aux mêmes questions.
since-before = Avant
since-now = Maintenant
since-nothing = pas de réponse
since-new = pas encore demandé
since-gone = n’est plus demandé

survey-progress-declined = refus de répondre
survey-channel-mail = par courriel
survey-reference = Numéro ou objet
survey-place = Dit à
survey-filed = Classée sous
survey-enter-reference = Numéro de la note, ou objet du courriel
survey-enter-referenced_on = Date qu’il porte
survey-enter-place = Où cela a été dit
survey-enter-place-hint = Pour une réponse orale : en marge d’une réunion, au téléphone, à la mission.
survey-enter-exchange = Échange dont elle provient
survey-enter-exchange-hint = Consignez la note, le courriel ou l’entretien comme échange, avec le document numérisé ; la réponse y renverra.
survey-enter-declines = L’État ne répond pas
survey-enter-declines-yes = L’État a fait savoir qu’il ne répondra pas à cette enquête
survey-enter-declines-or-answers = l’État refuse de répondre ou il a répondu : laissez l’un des deux vide
survey-ask-to-confirm = Demander à l’État de la confirmer
survey-ask-to-confirm-hint = Toute personne disposant des liens de l’État lit alors ce qui a été saisi, peut le modifier et le valide. D’ici là, ce qui a été saisi compte ; ensuite, c’est la réponse de l’État, et les deux sont conservées ici.
survey-asked-to-confirm = Les liens de l’État ouvrent maintenant la réponse.
survey-entered = Saisie au nom de l’État
survey-entered-waits = En attente de confirmation, et prise en compte d’ici là
survey-entered-confirmed = Remplacée par la réponse de l’État le { $date }
survey-entered-read = La lire
survey-start-entered-lead = Nous avons saisi ici ce que votre Gouvernement nous a fait savoir { $channel } le { $date }. Veuillez lire chaque page, modifier ce qui n’est pas exact, puis valider à la fin.

analysis-share-anonymous-open = La diffusion est anonyme. Ce que donnent ses réponses est communiqué une fois qu’elle est close, définitivement : des tableaux de jours différents diraient qui a répondu entre-temps, et quoi.
analysis-share-anonymous-about = D’après { $n } réponses sans nom, par tranches. Nul n’en voit davantage.
analysis-words = Avec leurs propres mots
analysis-words-hint = Pour le cercle interne seul, à ne pas transmettre : une tournure peut dire de qui elle vient. Par ordre alphabétique ; uniquement les questions où assez d’États ont écrit.
