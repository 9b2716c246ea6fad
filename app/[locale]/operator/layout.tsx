import type { ReactNode } from 'react'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { portalContext } from '../../session/current.ts'
import { OperatorMenu } from './operator-menu.tsx'

export default async function OperatorLayout({ children }: { children: ReactNode }) {
  const { role } = (await portalContext()).actor
  return <PageFrame {...(role?.kind === 'operator' && { menu: <OperatorMenu /> })}>{children}</PageFrame>
}
