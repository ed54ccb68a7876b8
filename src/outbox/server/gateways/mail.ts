// By mail: plain text, one recipient, nothing of this program in its head. The Message-ID is made of the notice's key, so that the same
// notice is the same mail to whoever takes it.

import { createTransport } from 'nodemailer'
import { Refused, type Gateway } from './gateway.ts'

/** `url`: smtps://user:password@host:port. `from`: a neutral address, whose name and domain say nothing either. */
export function mailGateway({ url, from }: { url: string; from: string }): Gateway {
  const domain = from.slice(from.lastIndexOf('@') + 1).replace('>', '')
  const transport = createTransport({
    url,
    // What this machine is called is nobody's business.
    name: domain,
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  })
  return {
    channel: 'mail',
    async hand({ key, to, subject, text, language }) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${key}@${domain}>`,
          xMailer: false,
          headers: { 'content-language': language, 'auto-submitted': 'auto-generated' },
        })
        return 'sent'
      } catch (error) {
        const { responseCode } = error as { responseCode?: number }
        if (responseCode !== undefined && responseCode >= 500) throw new Refused()
        throw new Error('mail')
      }
    },
    close: () => transport.close(),
  }
}
