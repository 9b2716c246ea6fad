import type { CommandEntry } from './command.ts'

/**
 * Every command of `ir` by what it is for, in the order in which people need them. The help needs only these words:
 * loading all that the commands are made of takes most of a second.
 */
export const commandGroups: Readonly<Record<string, Readonly<Record<string, CommandEntry>>>> = {
  'Messages': {
    validate: {
      usage: 'validate FILE|FOLDER... [--json] [--lang fi|sv|en]',
      about: 'Check messages against schema, signature and rules; needs no running system',
      load: () => import('./commands/validate.ts'),
    },
    sign: {
      usage: 'sign FILE --credentials DIR [--out FILE]',
      about: 'Sign an unsigned message; without --out it goes to standard output',
      load: () => import('./commands/sign.ts'),
    },
    send: {
      usage: 'send FILE --credentials DIR [--channel ws|sftp] [--wait] [--json]',
      about: 'Send a message over web services or SFTP, signed first if it is unsigned; --wait for the feedback',
      load: () => import('./commands/send.ts'),
    },
    status: {
      usage: 'status --credentials DIR (--delivery-id ID | --ir-delivery-id ID) [--owner 1234567-1] [--type 100] [--json]',
      about: 'Ask the register what became of a delivery',
      load: () => import('./commands/status.ts'),
    },
  },
  'Certificates (test environment)': {
    credentials: {
      usage: 'credentials --customer 1234567-1 --type wage-ws --out DIR [--on-behalf] [--json]',
      about: 'Get a key and certificate at once; any valid Business ID will do',
      load: () => import('./commands/credentials.ts'),
    },
    order: {
      usage: 'order --customer 1234567-1 --type wage-ws [--json]',
      about: 'Order a certificate and print its transfer id and password',
      load: () => import('./commands/order.ts'),
    },
    outbox: {
      usage: 'outbox [--json]',
      about: 'Mails and text messages of the register, oldest first',
      load: () => import('./commands/outbox.ts'),
    },
  },
  'State of the running system (test environment)': {
    clock: {
      usage: 'clock [now | ISO-MOMENT] [--json]',
      about: "Show the register's time, set it, or set it back to the present",
      load: () => import('./commands/clock.ts'),
    },
  },
  'For administrators': {
    'operator': {
      usage: 'operator add|remove|list [--json] < IDENTITY-CODE',
      about: 'Register officers, who see every organisation: add or remove one by the identity code on standard input',
      load: () => import('./commands/operator.ts'),
    },
    'authority-key': {
      usage: 'authority-key root|intermediate (--take-out FILE | --bring-back FILE) --passphrase-file FILE',
      about: "Keep an upper authority's private key offline, or bring it back to sign",
      load: () => import('./commands/authority-key.ts'),
    },
  },
}

export const commands: Readonly<Record<string, CommandEntry>> = Object.assign({}, ...Object.values(commandGroups))
