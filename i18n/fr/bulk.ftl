bulk-open = En modifier plusieurs…
bulk-commitments-title = Modifier plusieurs engagements
bulk-commitments-intro = { $n ->
    [one] Le seul engagement de la liste que vous pouvez modifier.
   *[other] { $n } engagements de la liste que vous pouvez modifier.
 }
bulk-verb = Que faire
bulk-verb-due = fixer une autre date
bulk-verb-owner = désigner un autre responsable
bulk-verb-done = marquer comme tenus aujourd’hui
bulk-verb-bin = mettre à la corbeille
bulk-due_on = Date
bulk-due_on-hint = Pour « fixer une autre date ». Vide : sans date.
bulk-owner = Responsable
bulk-owner-hint = Pour « désigner un autre responsable ».
bulk-preview = Aperçu
bulk-choose = Choisissez-en au moins un
bulk-stale = Quelqu’un en a modifié certains entre-temps : les voici tels qu’ils sont
bulk-preview-title = Voici ce qui changera
bulk-preview-intro = { $n ->
    [0] Aucun ne change.
    [one] Un seul change.
   *[other] { $n } changent.
 }{ $idle ->
    [0] {""}
    [one] {" "}Un reste tel quel.
   *[other] {" "}{ $idle } restent tels quels.
 }
bulk-confirm = { $n ->
    [one] Le modifier
   *[other] Modifier les { $n }
 }
bulk-back = Retour
bulk-before = Maintenant
bulk-after = Ensuite
bulk-none = Rien ici que vous puissiez modifier
bulk-none-text = Retirez un filtre, ou adressez-vous à l’équipe à qui appartiennent les fiches.
bulk-no-day = sans date
bulk-done = { $n ->
    [one] Un seul est modifié.
   *[other] { $n } sont modifiés.
 }{ $left ->
    [0] {""}
    [one] {" "}Un a été laissé de côté : quelqu’un l’a modifié entre-temps.
   *[other] {" "}{ $left } ont été laissés de côté : quelqu’un les a modifiés entre-temps.
 }
bulk-left = { $n ->
    [one] Laissé de côté : quelqu’un l’a modifié entre-temps
   *[other] Laissés de côté : quelqu’un les a modifiés entre-temps
 }
bulk-targets-title = Modifier plusieurs États cibles
bulk-targets-intro = { $n ->
    [one] Le seul État cible de la liste.
   *[other] { $n } États cibles de la liste.
 }
bulk-target-verb-priority = fixer une autre priorité
bulk-target-verb-lead = désigner une autre équipe chef de file
bulk-target-verb-support = ajouter un État d’appui
bulk-target-verb-unsupport = retirer un État d’appui
bulk-target-verb-drop = retirer de la liste
bulk-priority = Priorité
bulk-priority-hint = Pour « fixer une autre priorité ».
bulk-lead = Équipe chef de file
bulk-lead-hint = Pour « désigner une autre équipe chef de file ». Vide : aucune.
bulk-supporter = État d’appui
bulk-supporter-hint = À ajouter ou à retirer. Aucun État n’est son propre appui.
bulk-reason = Raison
bulk-reason-hint = Pour « retirer de la liste ».
bulk-no-supporters = aucun État d’appui
bulk-exchanges-title = Modifier plusieurs échanges
bulk-exchanges-intro = { $n ->
    [one] Le seul échange de la liste que vous pouvez modifier.
   *[other] { $n } échanges de la liste que vous pouvez modifier.
 }
bulk-exchanges-caption = Échange
bulk-exchanges-follow-up = suivi le { $day }
bulk-exchange-verb-follow-up = fixer une autre date de suivi
bulk-exchange-verb-bin = mettre à la corbeille, avec ce qui en est issu
bulk-follow_up_on = Date de suivi
bulk-follow_up_on-hint = Pour « fixer une autre date de suivi ». Vide : aucun suivi.
bulk-follow-up-early = Cette date précède certains des échanges eux-mêmes
bulk-events-title = Modifier plusieurs événements
bulk-events-intro = { $n ->
    [one] Le seul événement de la liste que vous pouvez modifier.
   *[other] { $n } événements de la liste que vous pouvez modifier.
 }
bulk-people-title = Modifier plusieurs personnes
bulk-people-intro = { $n ->
    [one] La seule personne de la liste que vous pouvez modifier.
   *[other] { $n } personnes de la liste que vous pouvez modifier.
 }
bulk-person-verb-do-not-mail = ne plus leur écrire
bulk-person-verb-mail = leur écrire de nouveau
bulk-person-verb-language = choisir une autre langue de correspondance
bulk-person-verb-bin = mettre à la corbeille
bulk-do_not_mail = Pourquoi ne plus leur écrire
bulk-do_not_mail-hint = Pour « ne plus leur écrire ». Le même motif vaut pour toutes.
bulk-language = Langue de correspondance
bulk-language-hint = Pour « choisir une autre langue de correspondance ».
bulk-may-be-mailed = peut recevoir du courrier

bulk-organisations-title = Modifier plusieurs organisations
bulk-organisations-intro = { $n ->
    [one] La seule organisation de la liste.
   *[other] { $n } organisations de la liste.
 }
bulk-organisation-verb-kind = changer de nature
bulk-organisation-verb-place = changer de lieu
bulk-organisation-verb-bin = mettre à la corbeille, s’il n’y a pas de poste
bulk-kind = Nature
bulk-kind-hint = Pour « changer de nature ». Une mission ou un ministère relève d’un État.
bulk-place = Lieu
bulk-place-hint = Pour « changer de lieu ».
