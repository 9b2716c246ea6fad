import { useTranslations } from 'next-intl'
import { Link } from '../i18n/link.tsx'
import buttons from '../ui/button.module.css'
import { MailIcon, PhoneIcon } from '../ui/icons.tsx'
import { Moment } from '../ui/moment.tsx'
import { languageParts } from './language-parts.ts'
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
          {text === undefined ? <p className="muted">{t('forgotten')}</p> : <MessageText kind={kind} text={text} />}
          {openHref !== undefined && <p className={styles.open}><Link href={openHref} className={buttons.secondary}>{t('open')}</Link></p>}
          {secureText !== undefined && <details className={styles.secure}><summary>{t('secure')}</summary><MessageText kind={kind} text={secureText} /></details>}
        </li>
      ))}
    </ul>
  )
}

function MessageText({ kind, text }: Pick<Message, 'kind'> & { text: string }) {
  return languageParts(kind, text).map((part) => <div key={part.lang ?? ''} className={styles.text} lang={part.lang}>{part.text}</div>)
}
