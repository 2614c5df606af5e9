# Le résumé hebdomadaire, un courriel.

digest-subject = À faire cette semaine au bureau de liaison
digest-intro = Voici ce qui est à faire au bureau, de ce que vous pouvez lire :
digest-restricted = Ce qui est restreint n’est pas compté ici : le bureau lui-même le montre.
digest-off = Si vous ne voulez plus de ce courriel, dites-le dans votre compte :
digest-overdue = { $n ->
    [one] 1 engagement de votre équipe est en retard
   *[other] { $shown } engagements de votre équipe sont en retard
}
digest-due = { $n ->
    [one] 1 engagement de votre équipe échoit d’ici dimanche
   *[other] { $shown } engagements de votre équipe échoient d’ici dimanche
}
digest-state-overdue = { $n ->
    [one] 1 engagement d’un État est en retard
   *[other] { $shown } engagements d’États sont en retard
}
digest-state-due = { $n ->
    [one] 1 engagement d’un État échoit d’ici dimanche
   *[other] { $shown } engagements d’États échoient d’ici dimanche
}
digest-follow-ups = { $n ->
    [one] 1 échange de votre équipe attend une suite
   *[other] { $shown } échanges de votre équipe attendent une suite
}
digest-stalled = { $n ->
    [one] 1 étape d’un parcours est à l’arrêt
   *[other] { $shown } étapes de parcours sont à l’arrêt
}
digest-events = { $n ->
    [one] 1 événement a lieu d’ici dimanche
   *[other] { $shown } événements ont lieu d’ici dimanche
}
digest-answers = { $n ->
    [one] 1 État a répondu à l’enquête en une semaine
   *[other] { $shown } États ont répondu à l’enquête en une semaine
}
