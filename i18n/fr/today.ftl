# Aujourd’hui.

today-kicker = Plan de travail jusqu’à la { $meeting } · coordonnateurs : { $coordinators }
today-headline = { $n } { $n ->
    [one] nouvel État partie
   *[other] nouveaux États parties
  } sur { $target }, encore { $days ->
    [one] 1 jour
   *[other] { $days } jours
  }
today-headline-now = { $n } { $n ->
    [one] nouvel État partie
   *[other] nouveaux États parties
  } sur { $target } ; la { $meeting } est en cours
today-headline-over = { $n } { $n ->
    [one] nouvel État partie
   *[other] nouveaux États parties
  } sur { $target } ; la { $meeting } est terminée
today-deposited = instruments déposés
today-in-force = en vigueur
today-signatories = signataires
today-targets = États cibles
today-change = { $change } depuis le { $day }
today-from = { $n } à partir du { $day }
today-of = { $n } sur { $target }
today-since-meeting = la { $meeting }
today-since-day = le { $day }
today-gauge = Nouveaux États parties depuis { $since } : { $deposited } par dépôt, { $in_force } par entrée en vigueur.
today-gauge-next = Nouveaux États parties depuis { $since } : { $deposited } par dépôt, { $in_force } par entrée en vigueur ({ $next } le { $day }).
today-gauge-tiles = { $n } sur un objectif de { $target } : { $states }
today-as-of = Au
today-show = Afficher
today-back = Revenir à aujourd’hui
today-other-day = Les chiffres, la ligne et la carte sont ceux du { $day } ; les échéances, les silences et les événements sont ceux d’aujourd’hui.

today-line-today = aujourd’hui
today-line-deposits = dépôt : { $state }, { $day }
today-line-deposits-whole = Dépôt de l’instrument : { $state }
today-line-in-force = en vigueur, { $day }
today-line-in-force-whole = Entrée en vigueur : { $state }

today-map-title = Où en sont les { $n } États
today-map-day = le { $day }
today-as-table = Voir le tableau
today-larger-map = Carte plus grande

today-due = Échéances
today-due-today = Aujourd’hui
today-overdue = En retard de { $n } j
today-due-nothing = Rien n’est à échéance. Les engagements datés et les suites à donner aux échanges apparaissent ici.
today-follow-up = Suite à donner : { $kind }, { $day }
today-all-commitments = Tous les engagements
today-all-follow-ups = Échanges à suivre
today-promises-late = { $n ->
    [one] { $n } engagement en retard
   *[other] { $n } engagements en retard
}
today-promises-late-more = Plus de { $shown } engagements en retard
today-follow-ups-late = { $n ->
    [one] { $n } échange à suivre
   *[other] { $n } échanges à suivre
}
today-follow-ups-late-more = Plus de { $shown } échanges à suivre

today-survey = Enquête
today-survey-text = { $answered } { $answered ->
    [one] État sur { $all } a répondu
   *[other] États sur { $all } ont répondu
  } ; { $begun } { $begun ->
    [one] a commencé
   *[other] ont commencé
  }. Clôture le { $day }.
today-survey-nothing = L’enquête n’a pas encore été diffusée.
today-to-survey = Préparer une diffusion

today-silent = Silence
today-silent-intro = États cibles sans échange depuis { $n } jours ou plus
today-silent-all = Tous ({ $n })
today-silent-nobody = Un échange récent a eu lieu avec chaque État cible.
today-nothing-logged = Aucun échange n’est encore consigné. Dès le premier, les États cibles sans contact depuis longtemps apparaîtront ici.
today-column-silent = Silence
today-column-last = Dernier échange
today-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
  }

today-events = Prochains événements
today-all-events = Tous les événements
today-events-nothing = Aucun événement n’est prévu.
today-plan-event = Prévoir un événement

today-stalled = En panne sur le parcours
today-stalled-intro = { $n ->
    [one] étapes en cours sans mouvement depuis { $n } jour ou plus
   *[other] étapes en cours sans mouvement depuis { $n } jours ou plus
}
today-stalled-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}

today-nobody = Personne n’est responsable
today-nobody-intro = Dans l’équipe de ces tâches, personne n’a de compte. Confiez-les à une autre équipe.
today-nobody-team = { $state } · personne dans l’équipe { $team } n’a de compte
today-nobody-yet = Personne n’assurait la coordination lors du dépôt : la tâche est confiée à une équipe de coordination dans la journée.
