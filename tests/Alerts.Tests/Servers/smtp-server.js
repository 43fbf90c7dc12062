// An SMTP server that writes every mail it takes into a folder, one JSON file a mail, before it says 250.
const fs = require('fs');
const path = require('path');
const { SMTPServer } = require('smtp-server');

const folder = process.argv[2];
let mails = 0;

const server = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  authOptional: true,
  allowInsecureAuth: true,
  disableReverseLookup: true,
  onAuth(auth, session, done) {
    return auth.username === 'alerts' && auth.password === 'secret'
      ? done(null, { user: auth.username })
      : done(new Error('Invalid username or password'));
  },
  onData(stream, session, done) {
    const pieces = [];
    stream.on('data', piece => pieces.push(piece));
    stream.on('end', () => {
      const mail = {
        session: session.id,
        user: session.user || null,
        from: session.envelope.mailFrom.address,
        to: session.envelope.rcptTo.map(to => to.address),
        data: Buffer.concat(pieces).toString('base64'),
      };
      fs.writeFileSync(path.join(folder, `${++mails}.json`), JSON.stringify(mail));
      done(null, 'Taken');
    });
  },
});

server.listen(0, '127.0.0.1', () => console.log(`listening on ${server.server.address().port}`));
