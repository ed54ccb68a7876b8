// Where a name of staff is sealed: the screens that write and read it and the makers of the invented country agree on it here.

/** Where the name of a member of staff lies. */
export const nameLabel = (circleId: number, userId: string) => ({
  circleId,
  table: 'users',
  row: userId,
  field: 'name',
  version: 1,
})
