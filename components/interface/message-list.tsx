import { useTranslations } from 'next-intl'
import { Link } from '../i18n/link.tsx'
import buttons from '../ui/button.module.css'
import { MailIcon, PhoneIcon } from '../ui/icons.tsx'
import { Moment } from '../ui/moment.tsx'
import styles from './message-list.module.css'

export type Message = { id: number; kind: 'mail' | 'sms'; to: string; at: Date; subject?: string | undefined; text?: string | undefined; secureText?: string | undefined; openHref?: string }

/** Messages with their text as it was sent. */
export function MessageList({ messages }: { messages: readonly Message[] }) {
  const t = useTranslations('outbox')
  return (
    <ul className={styles.list}>
      {messages.map(({ id, kind, to, at, subject, text, secureText, openHref }) => (
        <li key={id} className={styles.message}>
          <div className={styles.head}>
            {kind === 'mail' ? <MailIcon size={26} /> : <PhoneIcon size={26} />}
            <div>
              <h2 className={styles.subject}>{subject ?? t(kind)}</h2>
              <p>{t(kind)} · {t('to', { to })} · <Moment at={at} /></p>
            </div>
          </div>
          {text === undefined ? <p className="muted">{t('forgotten')}</p> : <div className={styles.text} lang="fi">{text}</div>}
          {openHref !== undefined && <p className={styles.open}><Link href={openHref} className={buttons.secondary}>{t('open')}</Link></p>}
          {secureText !== undefined && <details className={styles.secure}><summary>{t('secure')}</summary><div className={styles.text} lang="fi">{secureText}</div></details>}
        </li>
      ))}
    </ul>
  )
}
