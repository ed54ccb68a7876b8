// The frame round every screen of a signed-in member of staff.
import { Outlet } from '@tanstack/react-router'

export function Frame() {
  return <Outlet />
}
