// An SMTP server for tests. Its options stand in the first line of the input, as JSON; each line after it is a question or a change,
// and is answered by one line. It ends with its input.
import { createInterface } from 'node:readline';
import { SMTPServer } from 'smtp-server';
import { simpleParser } from 'mailparser';

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const options = JSON.parse((await lines.next()).value);
const mails = [];
let rules = [];
let connections = 0;

const server = new SMTPServer({
  secure: options.tls === 'tls',
  key: options.key ?? undefined,
  cert: options.certificate ?? undefined,
  hideSTARTTLS: options.tls !== 'startTls',
  authOptional: !options.user,
  allowInsecureAuth: false,
  disableReverseLookup: true,
  closeTimeout: 100,
  onAuth: (auth, session, done) =>
    auth.username === options.user && auth.password === options.password ? done(null, { user: auth.username }) : done(new Error('Invalid login')),
  onConnect(session, done) {
    connections++;
    answer('connect', '', session, done);
  },
  onMailFrom: (address, session, done) => answer('mail', address.address, session, done),
  onRcptTo: (address, session, done) => answer('rcpt', address.address, session, done),
  async onData(stream, session, done) {
    const parsed = await simpleParser(stream).catch(() => null);
    if (!parsed) return done(new Error('Broken off'));
    const recipients = session.envelope.rcptTo.map(recipient => recipient.address);
    const rule = take('data', recipients.join());
    if (!rule || rule.after) {
      mails.push({
        messageId: parsed.messageId, subject: parsed.subject, text: parsed.text, html: parsed.html, date: parsed.date,
        from: parsed.from.text, replyTo: parsed.replyTo?.text, envelopeFrom: session.envelope.mailFrom.address, recipients,
        headers: Object.fromEntries(parsed.headerLines.map(({ key, line }) => [key, line.slice(key.length + 1).trim()])),
        secure: session.secure, user: session.user ?? null,
      });
    }
    if (options.delay) await new Promise(resolve => setTimeout(resolve, options.delay));
    obey(rule, session, done);
  },
});
// A client that breaks off is what some tests are about.
server.on('error', () => {});

server.listen(options.port ?? 0, '127.0.0.1', () => say({ port: server.server.address().port }));

for await (const line of lines) {
  const asked = JSON.parse(line);
  if (asked.rules) rules = asked.rules;
  if (asked.hangUp) await hangUp();
  say(asked.mails ? mails.slice(asked.from ?? 0) : { connections });
}
process.exit();

function answer(at, address, session, done) {
  obey(take(at, address), session, done);
}

// The first rule that fits, while it has turns left.
function take(at, address) {
  const rule = rules.find(rule => rule.at === at && address.includes(rule.address ?? '') && rule.times !== 0);
  if (rule) rule.times--;
  return rule;
}

function obey(rule, session, done) {
  if (!rule) return done();
  if (rule.code) return done(Object.assign(new Error('A rule of the test'), { responseCode: rule.code }));
  for (const connection of server.connections) if (connection.session.id === session.id) connection._socket.destroy();
}

async function hangUp() {
  const sockets = [...server.connections].map(connection => connection._socket);
  await Promise.all(sockets.map(socket => new Promise(resolve => socket.destroySoon() ?? socket.once('close', resolve))));
}

function say(value) {
  process.stdout.write(JSON.stringify(value) + '\n');
}
