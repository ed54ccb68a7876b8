// A component whose module is fetched apart, and drawn at once where it is there already. React keeps what stands in place of something
// awaited for a third of a second, even where the wait was over at once, and one such place within another adds up.
import { lazy, type ComponentType } from 'react'

export type Loaded<Props extends object> = ComponentType<Props> & { preload: () => Promise<void> }

export function whenLoaded<Props extends object>(load: () => Promise<ComponentType<Props>>): Loaded<Props> {
  let Here: ComponentType<Props> | undefined
  const fetched = async () => {
    Here ??= await load()
    return { default: Here }
  }
  const Awaited = lazy(fetched)
  const Shown = (props: Props) => (Here ? <Here {...props} /> : <Awaited {...props} />)
  return Object.assign(Shown, { preload: async () => void (await fetched()) })
}
