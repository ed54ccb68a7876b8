// A judge may forbid to tell the person of something until a day. While this clock runs, their own page knows nothing of the process
// that it belongs to.

export const tellingForbidden = 'demand.told'
