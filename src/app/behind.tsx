// Everything behind the door, and the screens that stand beside it: fetched while a passphrase is typed.
import '../web/session/api-behind.ts'
import { RouterProvider } from '@tanstack/react-router'
import { router } from './routes.tsx'

export const Behind = () => <RouterProvider router={router} />
