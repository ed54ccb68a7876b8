// How an audit line reads: the act as a sentence and not as a code, who by name where the name opens here.

// The screens' own `Text` fits; written here so that what runs without a browser can read it too.
type Text = (id: string, values?: Record<string, string>, fallback?: string) => string

/** The act in words. Moves have theirs from their process; what this version has no words for is said to be so. */
export function actWords(action: string, t: Text): string {
  const [kind = '', move = ''] = action.split('.')
  const done = `${kind}.done.${move === 'new' ? 'opened' : move}`
  return t(`audit.act.${action}`, {}, t(done, {}, t('audit.act.other')))
}

/** Who: a colleague's name, or what kind of somebody it was. */
export function actorWords(actor: string, names: ReadonlyMap<string, string>, t: Text): string {
  if (actor.startsWith('person:')) return t('audit.actor.person')
  if (actor === 'anyone' || actor === 'system') return t(`audit.actor.${actor}`)
  return names.get(actor) ?? actor
}
