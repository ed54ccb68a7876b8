// The processes of this feature. They are registered here and nowhere else, for the server and for browsers.
import { notificationMachine } from './notification.ts'

export const machines = [notificationMachine]
