// Who may see who is trained in what. Browsers take it from here, since an endpoint's schemas stay on the server.

/** Whoever answers for whom a house sends, and whoever trains the network or coordinates it. */
export const trainingReaders = ['trainer', 'coordinator', 'supervisor', 'administrator'] as const
