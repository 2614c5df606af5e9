# Les rapports : leur liste, et les mots du rapport sur les progrès accomplis.

reports-title = Rapports
reports-lead = Un rapport est établi chaque fois à partir des fiches, à la date que vous choisissez.
reports-progress-title = Universalisation : rapport sur les progrès accomplis
reports-progress-lead = État et chiffres, nouveaux États parties, participation par région, activités, enquête, votes et résultats d’un plan de travail : sous forme de page à imprimer et de document Word.
reports-closed = Les chiffres d’un rapport tiennent compte de fiches que les partenaires et les observateurs ne peuvent connaître. Les coordonnateurs, les contributeurs et les administrateurs établissent les rapports ; demandez-en un exemplaire à l’un d’eux.
reports-form-plan = Plan de travail
reports-form-on = Date d’arrêté
reports-form-on-hint = Le dernier jour pris en compte
reports-form-lang = Langue
reports-form-submit = Afficher le rapport
reports-before-baseline = Le plan de travail commence le { $from } : choisissez un jour ultérieur.
reports-usual = Dates usuelles
reports-usual-meeting = premier jour de l’assemblée

reports-bar = Au { $on }
reports-bar-ahead = Au { $on } · fiches jusqu’au { $until }
reports-word = Word
reports-print = Imprimer
reports-other = Autre date ou autre langue
reports-demo-line = Données de démonstration : personnes, conversations et réponses sont inventées.

reports-as-of = Au { $on }
reports-table = Tableau { $n }. { $caption }
reports-page = { $page } sur { $pages }
reports-sources = Sources et mode de calcul des chiffres
reports-evidence = voir les éléments
reports-one = un
reports-one-first = Un
reports-not-established = non établi
reports-days = du { $first } au { $last }

reports-introduction = Introduction
reports-mandate = Le présent rapport rend compte des progrès accomplis au titre du « { $plan } » du { $from }, point de départ du plan de travail, au { $on }. Coordonnateurs pour l’universalisation : { $coordinators }.
reports-aim = { $target ->
        [0] Le plan de travail ne fixe aucun nombre de nouveaux États parties.
        [one] Le plan de travail vise au moins { $target-figure } nouvel État partie avant la clôture de l’assemblée à laquelle il mène, le { $close }.
       *[other] Le plan de travail vise au moins { $target-figure } nouveaux États parties avant la clôture de l’assemblée à laquelle il mène, le { $close }.
    }
reports-method = Les États sont comptés à la fois selon le dépôt de l’instrument et selon l’entrée en vigueur. Chaque chiffre renvoie à la liste des sources, qui indique comment il a été calculé. Seuls les faits publics et les fiches publiques désignent un État ou un événement ; les autres fiches sont comptées et ne sont jamais attribuées.

reports-status = État
reports-counts = Au { $on }, { $deposited } États avaient déposé leur instrument de ratification, d’acceptation, d’approbation, d’adhésion ou de succession auprès du { $depositary } ; la Convention était en vigueur pour { $in-force } d’entre eux. { $signatories ->
        [0] Aucun autre État n’était signataire.
        [one] { $signatories-figure } autre État avait signé la Convention sans l’avoir encore ratifiée.
       *[other] { $signatories-figure } autres États avaient signé la Convention sans l’avoir encore ratifiée.
    } Au total, { $joined } États étaient liés par la Convention ou l’avaient signée.
reports-baseline = Le { $from }, point de départ du plan de travail, { $deposited } États avaient déposé leur instrument et { $signatories ->
        [one] { $signatories-figure } était signataire.
       *[other] { $signatories-figure } étaient signataires.
    }
reports-new = { $n ->
        [0] Aucun État n’a déposé son instrument depuis lors.
        [one] { $figure } État a déposé son instrument depuis lors ; le tableau { $table } donne les dates.
       *[other] { $figure } États ont déposé leur instrument depuis lors ; le tableau { $table } donne les dates.
    }
reports-new-table = États ayant déposé leur instrument depuis le { $from }
reports-in-force = { $n ->
        [0] La Convention n’est entrée en vigueur pour aucun autre État au cours de cette période.
        [one] Au cours de cette période, la Convention est entrée en vigueur pour { $figure } État : { $states }.
       *[other] Au cours de cette période, la Convention est entrée en vigueur pour { $figure } États : { $states }.
    }
reports-withdrawn = { $n ->
        [one] Le retrait de { $figure } État a pris effet : { $states }.
       *[other] Le retrait de { $figure } États a pris effet : { $states }.
    }
reports-membership = Le tableau { $first } présente la participation par région et le tableau { $second } par groupe régional de l’Organisation des Nations Unies.
reports-regions-table = Participation par région
reports-groups-table = Participation par groupe régional
reports-state = État
reports-act = Acte
reports-deposit = Dépôt
reports-entry = Entrée en vigueur
reports-report-due = Rapport initial attendu le
reports-region = Région
reports-group = Groupe régional
reports-no-group = Dans aucun groupe régional
reports-states = États
reports-deposited = Dépôt
reports-parties = En vigueur
reports-signatories = Signataires
reports-outside = Non parties
reports-all = Total

reports-activities = Activités
reports-records = { $exchanges ->
        [0] Entre le { $from } et le { $until }, il n’a été consigné aucun échange avec un État
        [one] Entre le { $from } et le { $until }, il a été consigné { $exchanges-figure } échange avec { $states-figure } État
       *[other] Entre le { $from } et le { $until }, il a été consigné { $exchanges-figure } échanges avec { $states ->
            [one] { $states-figure } État
           *[other] { $states-figure } États
        }
    } et { $events ->
        [0] aucun événement
        [one] { $events-figure } événement
       *[other] { $events-figure } événements
    }. Le tableau { $table } les présente par activité du plan de travail.
reports-activities-table = Échanges et événements par activité
reports-activity = Activité
reports-exchanges = Échanges
reports-events = Événements
reports-unassigned = Hors activité
reports-public-events = { $n ->
        [one] L’un des événements est public et nommé ci-après
       *[other] { $n } des événements sont publics et nommés ci-après
    }{ $others ->
        [0] .
        [one] {" "}; { $others-figure } autre est compté sans être nommé.
       *[other] {" "}; { $others-figure } autres sont comptés sans être nommés.
    }

reports-survey = Enquête sur les raisons
reports-survey-none = L’enquête sur les raisons de la non-adhésion n’avait pas été distribuée au { $until }.
reports-survey-answers = L’enquête sur les raisons de la non-adhésion a été adressée à { $asked ->
        [one] { $asked-figure } État
       *[other] { $asked-figure } États
    } ; au { $until }, { $answered ->
        [0] aucun n’avait répondu.
        [one] { $answered-figure } avait répondu.
       *[other] { $answered-figure } avaient répondu.
    }
reports-reasons-some = Le tableau { $table } présente les raisons citées par au moins { $threshold } États dans { $basis-figure } réponses. Les nombres sont donnés par tranches, afin qu’aucune réponse d’un État ne puisse en être déduite.
reports-reasons-suppressed = Les raisons ne sont pas indiquées : trop peu d’États ont répondu, ou aucune n’a été citée par { $threshold } d’entre eux.
reports-band = { $from } à { $to }
reports-band-open = { $from } ou plus
reports-reasons-table = Raisons citées
reports-reason = Raison

reports-votes = Votes à l’Assemblée générale
reports-vote = Le { $day }, l’Assemblée générale a adopté la résolution { $resolution }, « { $title } », par { $yes } voix contre { $no }, avec { $abstain } abstentions. Le tableau { $table } présente les votes en séance plénière au fil des ans.
reports-votes-table = Votes sur la résolution annuelle en séance plénière
reports-resolution = Résolution
reports-day = Date
reports-yes = Pour
reports-no = Contre
reports-abstain = Abstentions

reports-outputs = Résultats
reports-outputs-text = Le tableau { $table } met en regard ce que prévoit le plan de travail et ce qui avait été atteint au { $on }.
reports-outputs-table = Résultats attendus
reports-output = Résultat attendu
reports-aim-column = Au moins
reports-measured = Atteint
reports-measured-parties = { $deposited } par dépôt, { $in-force } en vigueur
reports-measured-awareness = { $exchanges ->
        [one] { $exchanges-text } échange
       *[other] { $exchanges-text } échanges
    }, { $events ->
        [one] { $events-text } événement
       *[other] { $events-text } événements
    }
reports-measured-answers = { $asked ->
        [0] enquête non distribuée
       *[other] { $answered ->
            [one] { $answered } réponse
           *[other] { $answered } réponses
        } pour { $asked ->
            [one] 1 État interrogé
           *[other] { $asked } États interrogés
        }
    }

reports-source-plan = { $source }.
reports-source-deposited = États dont un acte de ratification, d’acceptation, d’approbation, d’adhésion ou de succession a été déposé au plus tard le { $on }, moins ceux dont le retrait avait pris effet. Actes : { $sources }.
reports-source-in-force = Calculé à partir du jour du dépôt : le traité entre en vigueur pour un État { $months } mois après le mois du dépôt, le premier jour du mois.
reports-source-signatories = États qui avaient signé au plus tard le { $on } sans avoir déposé d’instrument ; le total ajoute ceux qui en avaient déposé un.
reports-source-new = États dont le jour de dépôt est postérieur au { $from } et n’est pas postérieur au { $on }. L’entrée en vigueur et l’échéance du rapport initial en sont calculées.
reports-source-membership = Chaque État selon son statut au { $on }. Les régions sont celles de la Division de statistique de l’Organisation des Nations Unies (M49), les groupes ses groupes régionaux.
reports-source-exchanges = Échanges consignés dont la date est postérieure au { $from } et n’est pas postérieure au { $until }. Tous sont comptés, sauf ceux qu’une équipe se réserve, qui ne le sont que dans un chiffre auquel contribuent au moins { $threshold } États. Un lecteur peut en voir moins dans le registre.
reports-source-events = Événements commencés après le { $from } et au plus tard le { $until }, comptés selon la même règle ; ceux qui sont publics sont nommés.
reports-source-survey = Invitations envoyées et réponses validées au plus tard le { $until }, une réponse par État. Les raisons sont comptées par groupes complets de { $threshold } réponses connues la veille, telles qu’elles étaient alors ; un groupe dont une réponse a été modifiée ensuite n’est pas compté.
reports-source-votes = Totaux publiés des votes enregistrés. { $sources }.
