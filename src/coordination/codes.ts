// What an organisation can be reminded of, and what it can answer.

/** Who reads where help is missing: whoever coordinates, and whoever pays. */
export const needReaders = ['coordinator', 'funder'] as const

export const reminderTopics = ['late', 'referrals'] as const
export type ReminderTopic = (typeof reminderTopics)[number]

export const reminderAnswers = ['on_it', 'need_help', 'done_already'] as const
