// Serving proofs, in memory: a host that nobody reaches, and links that lead nowhere.

import type { InvitationView, ServingView } from "../bindings/galley";
import { Refusal, type CommandName, type Reply, type Request } from "./backend";
import type { FakeContent } from "./fake";

const NOW = "2026-11-21T09:00:00Z";

type Handlers = { [N in CommandName]?: (args: Request<N>) => Reply<N> };

/** The commands of serving. */
export function servingHandlers(content: () => FakeContent, id: () => string): Handlers {
  let host: ServingView = { on: false, reach: "loopback", port: null, origins: [], names: [], fingerprint: null, job: null };
  const links: (InvitationView & { issue: string })[] = [];

  const found = (invitation: string): InvitationView & { issue: string } => {
    const link = links.find((one) => one.id === invitation);
    if (!link) throw new Refusal({ code: "not_found", message: `There is no link “${invitation}”.`, hint: null });
    return link;
  };
  const shown = ({ issue: _, ...link }: InvitationView & { issue: string }, secret: string | null = null): InvitationView => ({
    ...link,
    links: secret === null ? [] : host.origins.map((origin) => `${origin}/r/${link.id}/#${secret}`),
  });
  const needHost = (): void => {
    if (!host.on) throw new Refusal({ code: "invalid", message: "Proofs are not served, so a link would lead nowhere. None was made.", hint: "Switch serving on first." });
  };

  return {
    serving_show: () => host,
    serving_start: ({ reach }) => {
      const network = reach === "network";
      const origin = network ? "https://192.0.2.7:4040" : "http://127.0.0.1:4040";
      return (host = { ...host, on: true, reach: reach ?? "loopback", port: 4040, origins: [origin], fingerprint: network ? Array.from({ length: 32 }, () => "A5").join(":") : null, job: 900 });
    },
    serving_stop: () => (host = { ...host, on: false, origins: [], fingerprint: null, job: null }),
    invitation_list: ({ issue }) => links.filter((link) => link.issue === issue).map((link) => shown(link)),
    invitation_create: ({ issue, person, name }) => {
      needHost();
      const number = content().proofing.proofs.filter((proof) => proof.issue === issue).length;
      if (number === 0) throw new Refusal({ code: "invalid", message: "No proof was made of this issue yet.", hint: null });
      let known = content().people.find((one) => one.id === person);
      if (!known) content().people.push((known = { id: id(), name: name ?? "", initials: (name ?? "").slice(0, 1), color: "#4A6FA5", keys: 1 }));
      const made = { id: id(), issue, proof: number, person: known.id, name: known.name, made_at: NOW, expires_at: "2026-11-28T09:00:00Z", opened_at: null, seen_at: null, state: "waiting", remarks: 0, links: [] } as const;
      links.push({ ...made, links: [] });
      return shown({ ...made, links: [] }, "secret");
    },
    invitation_renew: ({ invitation }) => {
      needHost();
      return shown(Object.assign(found(invitation), { state: "waiting", opened_at: null }), "another");
    },
    invitation_revoke: ({ invitation }) => shown(Object.assign(found(invitation), { state: "revoked" })),
  };
}
