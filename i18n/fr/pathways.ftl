# Les parcours : les étapes juridiques d’un État jusqu’au dépôt.

pathway-word = Parcours
pathway-title = Parcours : { $state }
pathway-progress = { $all ->
    [one] { $done } étape accomplie sur { $all }
   *[other] Étapes accomplies : { $done } sur { $all }
}
pathway-other-day = Tel que consigné jusqu’au { $day }.
pathway-as-of = Tel que consigné jusqu’au
pathway-choose = Choisir un modèle
pathway-choose-title = Choisir un modèle
pathway-choose-intro = Un modèle énumère les étapes qu’une telle constitution exige d’ordinaire. Elles s’ajoutent à la fin, et se modifient, se déplacent et se retirent ensuite.
pathway-add = Ajouter une étape
pathway-empty = Aucune étape pour l’instant
pathway-empty-text = Commencez par le modèle le plus proche de la constitution de l’État, ou ajoutez les étapes une à une.
pathway-column-step = Étape
pathway-column-body = Qui doit agir
pathway-column-status = Avancement
pathway-column-next = Prochaine démarche
pathway-column-change = Modifier
pathway-up = Monter
pathway-down = Descendre
pathway-drop = Retirer
pathway-restore = Reprendre
pathway-stalled-for = { $n ->
    [one] en panne : aucun mouvement depuis { $n } jour
   *[other] en panne : aucun mouvement depuis { $n } jours
}
pathway-after = Après le dépôt
pathway-after-deposited = Déposé le { $day }. Ces dates découlent du droit.
pathway-after-bound = L’État a adhéré. Ces dates découlent du droit.
pathway-after-would = Pas de dépôt. Ces dates découleraient du droit après un dépôt le { $day }.
pathway-article = Article { $article }
pathway-dropped-title = Étapes retirées
pathway-dropped-hint = Ce qui figure ici peut être repris. Ce qui a été retiré le jour même de sa saisie est effacé après 30 jours ; le reste demeure, car on y a cru un temps.
pathway-template = Modèle
pathway-marking = Marquage
pathway-submit = Ajouter ces étapes
pathway-added = L’étape est ajoutée.
pathway-adopted = Les étapes du modèle sont ajoutées.
pathway-moved = L’étape est déplacée.
pathway-dropped = L’étape est retirée. Vous pouvez la reprendre ci-dessous.
pathway-restored = L’étape fait de nouveau partie du parcours.
pathway-full = Un parcours compte au plus { $max } étapes. Retirez-en d’abord.
pathway-full-flash = Le parcours est complet. Retirez d’abord une autre étape.

dossier-pathway = Parcours
dossier-pathway-open = Tout le parcours
dossier-pathway-begin = Commencer le parcours
dossier-pathway-nothing = Aucune étape vers le dépôt n’est consignée.

step-new-title = Ajouter une étape
step-edit-title = Modifier l’étape
step-name = Ce qui se fait
step-body_kind = Qui doit agir
step-body = Lequel
step-body-hint = Son nom dans cet État, si vous le connaissez.
step-group-progress = Avancement
step-status = Avancement
step-begun_on = Commencée le
step-moved_on = Dernier mouvement le
step-moved_on-hint = D’une étape en cours : le dernier jour où quelque chose s’est passé. Si vous laissez vide, le jour où elle a commencé, ou sinon aujourd’hui.
step-done_on = Accomplie le
step-next_move = Prochaine démarche
step-next_move-hint = Qui devrait faire quoi pour que cela avance.
step-group-evidence = Preuves et lecteurs
step-source = Source
step-source-hint = Où c’est écrit, ou qui l’a dit.
step-source_link = Lien vers la source
step-source_link-hint = Une adresse qui commence par https://
step-marking = Marquage
step-begun_on-status = Seule une étape en cours ou accomplie a commencé. Changez l’avancement, ou laissez ce champ vide.
step-done_on-status = Seule une étape accomplie a une telle date. Changez l’avancement, ou laissez ce champ vide.
step-done_on-early = Elle ne peut être accomplie avant d’avoir commencé.
step-moved_on-early = Elle ne peut avoir avancé avant d’avoir commencé.
step-status-not-begun = pas commencée
step-status-under-way = en cours
step-status-done = accomplie
step-status-not-needed = pas nécessaire
step-begun = commencée le { $day }
step-moved = dernier mouvement le { $day }
step-done = accomplie le { $day }
step-dates = Dates
step-no-next = aucune n’est consignée
step-no-source = aucune n’est donnée
step-history = Ce qui a été consigné, et quand
step-is-dropped = Cette étape ne fait plus partie du parcours.
step-body_kind-ministry = Ministères
step-body_kind-foreign-ministry = Ministère des affaires étrangères
step-body_kind-legal-office = Services juridiques
step-body_kind-cabinet = Gouvernement ou conseil des ministres
step-body_kind-committee = Commission du parlement
step-body_kind-parliament = Parlement
step-body_kind-lower-chamber = Chambre basse
step-body_kind-upper-chamber = Chambre haute
step-body_kind-court = Cour ou conseil constitutionnel
step-body_kind-head-of-state = Chef de l’État ou du gouvernement
step-body_kind-government-printer = Journal officiel
step-body_kind-other = Un autre organe
