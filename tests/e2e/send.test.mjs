// A test mail from the real window, through a mail server on this machine that writes down what it is given.

import assert from "node:assert/strict";
import { createServer } from "node:net";

import { WEEKLY, journey } from "./harness/newsroom.mjs";
import { until } from "./harness/process.mjs";

/** A mail server that takes mail for everybody but `nobody@…`. */
async function mailServer() {
  const mails = [];
  const server = createServer((socket) => {
    let rest = "";
    let mail = null;
    let inData = false;
    const say = (line) => socket.write(`${line}\r\n`);
    say("220 test");
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      rest += bytes.toString("utf8");
      for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (inData) {
          if (line === ".") {
            inData = false;
            mails.push(mail);
            say("250 kept");
          } else mail.lines.push(line);
        } else if (/^(EHLO|HELO)/i.test(line)) say("250 test");
        else if (/^MAIL/i.test(line)) {
          mail = { to: [], lines: [] };
          say("250 go on");
        } else if (/^RCPT/i.test(line)) {
          if (/nobody@/i.test(line)) say("550 no such person here");
          else {
            mail.to.push(line.replace(/^.*<|>.*$/g, ""));
            say("250 go on");
          }
        } else if (/^DATA/i.test(line)) {
          inData = true;
          say("354 go on");
        } else if (/^QUIT/i.test(line)) {
          say("221 bye");
          socket.end();
        } else say("250 well");
      }
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { mails, port: server.address().port, close: () => server.close() };
}

journey("a test mail goes to the test addresses only, and what is refused is told by address", async (room) => {
  const { desk } = room;
  const server = await mailServer();
  try {
    await room.openIssue(WEEKLY);
    await desk.click("button", "More");
    await desk.click("menuitem", "Send a test mail…", { part: true });
    const dialog = await desk.find("dialog", "Send a test mail");
    await desk.fill("textbox", "Server", "127.0.0.1", { within: dialog });
    await desk.fill("textbox", "Port", String(server.port), { within: dialog });
    await desk.fill("textbox", "Comes from", "desk@example.com", { within: dialog });
    const security = await desk.find("combobox", "Connection", { within: dialog });
    await room.session.run((element) => {
      element.value = "none";
      element.dispatchEvent(new Event("change", { bubbles: true }));
    }, security);
    await desk.click("button", "Send test mail", { within: dialog });
    await desk.shows("Give at least one whole mail address.", dialog);
    assert.equal(server.mails.length, 0);
    await desk.fill("textbox", "Test addresses", "one@example.com, nobody@example.com", { within: dialog });
    await desk.click("button", "Send test mail", { within: dialog });
    await desk.shows("The server took it for one@example.com.", dialog);
    await desk.shows("nobody@example.com:", dialog);
    await until("the mail", () => server.mails.length > 0);
    assert.deepEqual([...new Set(server.mails.flatMap(({ to }) => to))], ["one@example.com"]);
    const text = server.mails[0].lines.join("\n");
    assert.match(text, /^Subject: /m);
    assert.match(text, /multipart\/alternative/);
    await desk.picture("test-mail");
  } finally {
    server.close();
  }
});

journey("a mail server that is not there is told in a sentence, and the window goes on", async (room) => {
  const { desk } = room;
  await room.openIssue(WEEKLY);
  await desk.click("button", "More");
  await desk.click("menuitem", "Send a test mail…", { part: true });
  const dialog = await desk.find("dialog", "Send a test mail");
  await desk.fill("textbox", "Test addresses", "one@example.com", { within: dialog });
  await desk.fill("textbox", "Server", "127.0.0.1", { within: dialog });
  await desk.fill("textbox", "Port", "9", { within: dialog });
  await desk.fill("textbox", "Comes from", "desk@example.com", { within: dialog });
  const security = await desk.find("combobox", "Connection", { within: dialog });
  await room.session.run((element) => {
    element.value = "none";
    element.dispatchEvent(new Event("change", { bubbles: true }));
  }, security);
  await desk.click("button", "Send test mail", { within: dialog });
  await desk.shows("refused the connection", dialog);
});
