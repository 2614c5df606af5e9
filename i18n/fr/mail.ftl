# Les courriers : liste, un courrier, l’expédition.

mail-title = Courrier
mail-by-file = Les courriers sont écrits dans des fichiers sous { $folder } ; aucun ne quitte cette machine.
mail-by-smtp = Les courriers partent par { $host }, port { $port }.
mail-worker-running = L’expédition est en marche.
mail-worker-elsewhere = Ce processus n’expédie rien lui-même ; les courriers attendent « accede work ».
mail-paused = L’expédition est suspendue. Les courriers attendent dans la file.
mail-paused-by-failures = L’expédition est suspendue après { $count } échecs de suite. { $last }
mail-pause = Suspendre l’expédition
mail-pause-done = L’expédition est suspendue.
mail-resume = Reprendre l’expédition
mail-resume-done = L’expédition reprend.
mail-times = Les heures sont en UTC.

mail-filter-status = Résultat
mail-filter-state = État
mail-filter-circulation = Envoi
mail-chip = { $field } : { $value }
mail-count = { $n ->
    [one] { $shown } courrier
   *[other] { $shown } courriers
}
mail-count-at-least = plus de { $shown } courriers
mail-none = Aucun courrier pour l’instant
mail-none-text = Des courriers sont rédigés lorsqu’une enquête est envoyée ; ils sont conservés ici avec ce qu’il en est advenu.
mail-none-link = Vers l’enquête
mail-none-found = Aucun courrier ne correspond à ces filtres
mail-none-found-text = Retirez un filtre, ou regardez tous les courriers.
mail-none-found-link = Afficher tous les courriers

mail-column-to = Destinataire
mail-column-state = État
mail-column-mail = Courrier
mail-column-status = Résultat
mail-column-queued = Mis en file
mail-column-attempts = Essais

mail-status-held = retenu
mail-status-queued = en file
mail-status-sending = en cours d’envoi
mail-status-sent = envoyé
mail-status-deferred = différé
mail-status-failed = échoué
mail-status-in-doubt = incertain
mail-status-cancelled = annulé
mail-status-bounced = revenu
mail-status-suppressed = écarté

mail-kind-survey-invitation = invitation à l’enquête
mail-kind-account-invitation = invitation à ouvrir un compte
mail-kind-password-reset = nouveau mot de passe
mail-kind-account-notice = avis de modification d’un compte
mail-kind-weekly-digest = résumé hebdomadaire
mail-kind-event-invitation = invitation à un événement

mail-next-attempt = prochain essai { $at }. { $reply }
mail-cause-accepted = Le serveur l’a accepté : { $detail }
mail-cause-written = Écrit dans { $detail }
mail-cause-try-later = Le serveur demande de réessayer plus tard : { $detail }
mail-cause-refused = Le serveur l’a refusé : { $detail }
mail-cause-no-connection = Le serveur de courrier est injoignable : { $detail }
mail-cause-line-broke = La liaison s’est rompue avant la remise du courrier : { $detail }
mail-cause-no-answer = Le courrier a été remis, et la liaison s’est rompue avant la réponse du serveur : { $detail }
mail-cause-worker-gone = Le processus qui l’expédiait n’a plus donné de nouvelles.
mail-cause-no-file = Le fichier n’a pas pu être écrit : { $detail }
mail-cause-bad-message = Il ne peut pas devenir un courrier : { $detail }
mail-cause-do-not-mail = Annulé : la personne destinataire est marquée comme ne devant pas recevoir de courriels.

mail-to = À
mail-kind = Nature
mail-team = Équipe
mail-message-id = Message-ID
mail-link-not-shown = lien personnel, non affiché
mail-in-doubt-advice = Nul ne peut dire si ce courrier est parti. Interrogez le destinataire ou consultez le journal du serveur de courrier. Renvoyé, il porte le même Message-ID, de sorte que la plupart des messageries n’en montrent qu’un sur deux.
mail-cancel = Ne pas envoyer
mail-resend = Renvoyer
mail-settle = Il est arrivé
mail-cancelled = Le courrier ne sera pas envoyé.
mail-queued-again = Le courrier est de nouveau en file.
mail-settled = Le courrier est tenu pour envoyé.
mail-too-late = Le courrier avait changé d’état entre-temps ; rien n’a été modifié.

mail-history = Ce qui s’est passé
mail-history-queued = mis en file
mail-history-sent = essai : envoyé
mail-history-deferred = essai : différé
mail-history-failed = essai : échoué
mail-history-in-doubt = essai : incertain
mail-history-mail-cancel = retiré
mail-history-mail-withhold = retenu par le système
mail-history-mail-resend = remis en file
mail-history-mail-settle = tenu pour envoyé
mail-kind-survey-reminder = rappel d’une enquête
mail-kind-survey-test = essai d’une enquête
mail-bounce = Il est revenu
mail-bounced-done = Le courrier est tenu pour revenu ; son adresse ne reçoit plus de messages d’enquêtes.
mail-history-mail-bounced = noté comme revenu
