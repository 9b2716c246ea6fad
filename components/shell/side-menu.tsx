'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RouterLink, SideNavigation, SideNavigationItem } from 'suomifi-ui-components'
import { Link } from '../i18n/link.tsx'
import { usePathname } from '../i18n/navigation.ts'
import { MenuIcon } from '../ui/icons.tsx'
import styles from './side-menu.module.css'

export type MenuItem = { href: string; label: string }

/** The menu of a role: only what the person may do in it. Shown or hidden by the person; on a phone hidden at first. */
export function SideMenu({ heading, home, items }: { heading: string; home: MenuItem; items: MenuItem[] }) {
  const t = useTranslations('shell')
  const pathname = usePathname()
  const [open, setOpen] = useState<boolean>()
  const isHere = (href: string) => pathname === href || (href !== home.href && pathname.startsWith(`${href}/`))
  return (
    <aside className={styles.side} data-open={open} aria-label={heading}>
      <button type="button" className={styles.toggle} aria-expanded={open} aria-controls="side-menu" onClick={() => {
        const menu = document.getElementById('side-menu')
        setOpen(menu !== null && getComputedStyle(menu).display === 'none')
      }}>
        <MenuIcon />{t('menu')}
      </button>
      <div id="side-menu" className={styles.body}>
        <SideNavigation heading={heading} aria-label={t('menu')}>
          {[home, ...items].map(({ href, label }) => (
            <SideNavigationItem key={href} subLevel={1} selected={isHere(href)}
              content={<RouterLink asComponent={Link} href={href} aria-current={isHere(href) ? 'page' : undefined}>{label}</RouterLink>} />
          ))}
        </SideNavigation>
      </div>
    </aside>
  )
}
