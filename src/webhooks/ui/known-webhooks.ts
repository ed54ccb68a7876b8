// The programs of the house, each with its web hook where it has one; asked for anew after each change.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { isProgram } from '../../organisations/program.ts'
import { api } from '../../web/session/api.ts'
import { useColleagues } from '../../web/session/colleagues.ts'

const key = ['web hooks']

type Listed = Awaited<ReturnType<typeof api.webhooks.list>>

export interface Program {
  id: string
  name: string
  /** Its last day. */
  endsOn: string
  webhook: Listed['webhooks'][number] | undefined
}

export interface WebhookSettings extends Omit<Listed, 'webhooks'> {
  programs: Program[]
}

export function useWebhooks(): { data: WebhookSettings | undefined; error: unknown; isPending: boolean } {
  const people = useColleagues()
  const listed = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.webhooks.list({}, { signal }),
    refetchOnMount: 'always',
  })
  const data = listed.data &&
    people.data && {
      ...listed.data,
      programs: people.data
        .filter((one) => isProgram(one) && one.state === 'active')
        .map(({ id, name, handle, endsOn }) => ({
          id,
          name: name ?? handle,
          endsOn: endsOn ?? '',
          webhook: listed.data.webhooks.find(({ program }) => program === id),
        })),
    }
  return {
    data,
    error: listed.error ?? people.error,
    isPending: listed.isPending || people.isPending,
  }
}

export function useRefreshWebhooks(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: key })
}
