// Half a name is remembered. Three letters in the search box lead to the case, and nothing of them leaves the machine.

import { expect } from '@playwright/test'
import { job } from './job.ts'

job(
  { number: 19, profession: 'caseworker', who: 'amara', what: 'somebody found by half a name' },
  {
    async before({ stage }) {
      await stage.act('amara', 'openCase', { name: 'Tsehay Alemu', language: 'am' })
      return stage.act<string>('amara', 'openCase', { name: 'Ngozi Okafor', language: 'en' })
    },
    async work(amara, caseId) {
      const sent: string[] = []
      amara.page.on('request', (one) => sent.push(`${one.url()} ${one.postData() ?? ''}`))
      await amara.type(amara.page.getByRole('search').getByRole('combobox'), 'Oka')
      await amara.press(amara.page.getByRole('option', { name: 'Ngozi Okafor' }))
      await amara.arrivesAt(new RegExp(`/cases/${caseId}$`))
      await amara.sees(amara.page.getByRole('button', { name: 'What next?' }))
      return sent
    },
    after(_scene, _caseId, sent) {
      expect(sent.filter((one) => one.includes('Oka'))).toEqual([])
      return Promise.resolve()
    },
  },
)
