// Everything behind the door, and the screens that stand beside it: fetched while a passphrase is typed.
import '../web/session/workspace-api.ts'
import { RouterProvider } from '@tanstack/react-router'
import { preloadFirst, router } from './routes.tsx'

void preloadFirst().catch(() => undefined)

export const Workspace = () => <RouterProvider router={router} />
