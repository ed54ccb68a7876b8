// What is looked at in a call together. Pure.
export const reviewChecks = ['danger', 'language', 'wish', 'told', 'safe'] as const
