// Times beside a case that the job of decision 126 does not take, or takes by itself.

/** Times beside a case that keep their minute for more than a month. */
export const keptMinutes: Readonly<Record<string, string>> = {
  'clocks.due_sort': 'made of the minute in which a duty is due, and goes with it',
  'compartments.rotation_due_at': 'an old key is turned within days, and then there is none',
  'bed_requests_seen.seen_at': 'the row goes with the answer',
  'journeys.asked_at': 'the row goes with the journey',
  'journeys.ends_at': 'the row goes with the journey',
  'journeys.read_at': 'the row goes with the journey',
  'journeys.told_at': 'the row goes with the journey',
  'reports.leaves_at': 'the request goes half a minute after it was deleted',
  'outbox.next_at': 'the row goes thirty days after it was asked for',
  'outbox.queued_at': 'the row goes thirty days after that',
  'own_drafts.saved_at': 'the row goes after a week',
  'packages.made_at': 'the place outside answers to a package of this minute',
  'packages.recalled_at': 'from this minute on an answer is refused',
  'papers.taken_up_at': 'a paper is taken up within days, or goes',
  'sessions.ends_at': 'the row goes in this minute',
  'sessions.proved_at': 'the row goes with the session',
  'sessions.provider_at': 'the row goes with the session',
  'sessions.seen_at': 'the row goes with the session',
  'sessions.started_at': 'the row goes with the session',
  'thread_presence.desk_at': 'overwritten whenever somebody is there',
  'thread_presence.person_at': 'overwritten whenever somebody is there',
  'visit_plans.check_in_at': 'of a visit to a place of work, which is of no case: shown as it was planned',
}

/** Times that never had an hour. */
export const daysOnly = ['cards.made_at', 'circles.made_at', 'drafts.saved_at']

/** Times that the job takes otherwise than by a line of its lists. */
export const takenApart = ['assignment_hours.half_hour', 'package_answers.came_at']
