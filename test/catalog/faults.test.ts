import { faultsIn } from "./support";

test("a row's faults are said all at once, each with its place, what stands there and what is allowed", () => {
  const faults = faultsIn({
    "members.yaml": `members:
  - key: pay ments
    accountId: 12345
    displayName: p
    environment: prodution
    removalPolicy: KEEP
    atempt: 1
    promotion: { email: "some body@example", attempt: 0 }
`,
  });

  expect(faults).toEqual([
    'members.yaml:2:10 key "pay ments" is no key: write up to 64 letters A to Z, digits, underscores and hyphens, a letter or digit first, and none of Folders, Default, ForgottenType, Import, Lookup, MovedFromType, PreviousPaths, Resource.',
    'members.yaml:3:16 accountId "12345" is not an account id: an Alibaba Cloud account id has 16 digits and is written as a string.',
    'members.yaml:4:18 displayName "p" is 1 character long: a display name has 2 to 50.',
    'members.yaml:5:18 environment "prodution" is not declared: this catalog has no environments.',
    'members.yaml:6:20 removalPolicy "KEEP" is not allowed: write PROTECT or DESTROY or ABANDON.',
    expect.stringMatching(
      /^members\.yaml:7:5 "atempt" is not known here: there are key, accountId, displayName, /,
    ),
    'members.yaml:8:25 email "s***@example" is not an e-mail address: write it like name@example.com.',
    'members.yaml:8:55 attempt "0" is not an attempt: write a whole number from 1 up.',
  ]);
});

test.each([
  ["json", '{ "members": [\n  { "key": "a", "displayName": "a" }\n] }', '2:32 displayName "a" is 1'],
  ["yaml", "members:\n- key: a\n  displayName: a\n", '3:16 displayName "a" is 1'],
  ["yml", "members: [{ key: a, displayName: ü }]", '1:34 displayName "ü" is 1'],
  ["csv", 'key,displayName\n\n"a","ü"\n', '3:5 displayName "ü" is 1'],
  ["csv", 'key,note,displayName\nü,"two\nlines",b\n', '3:8 displayName "b" is 1'],
])("in %s the place is that of the value", (ending, text, start) => {
  expect(faultsIn({ [`f.${ending}`]: text })).toContainEqual(expect.stringContaining(`f.${ending}:${start}`));
});

test.each([
  ["json", '{ "members": [ { "key": "a" }, ] }', "1:32 is no JSON: value expected."],
  ["json", '{ "members": [] // none\n}', "1:17 is no JSON: invalid comment token."],
  ["yaml", "members:\n  - key: a\n - key: b\n", "3:1 is no YAML: "],
  ["yaml", "members: []\nmembers: []\n", "2:1 is no YAML: Map keys must be unique"],
  ["yaml", "a: 1\n--- \nb: 2\n", "2:1 is no YAML: Source contains multiple documents"],
  ["yaml", "members: !secret x\n", "1:10 is no YAML: Unresolved tag: !secret"],
  ["csv", 'key\n"a\n', "2:1 is no CSV: Quote Not Closed"],
  ["csv", "key,key\na,b\n", '1:5 column "key" stands twice.'],
  ["csv", "key,displayName\na,bb,cc\n", "2:6 is a cell too many: there are 2 columns."],
])("what is no %s is said where it stands", (ending, text, start) => {
  expect(faultsIn({ [`f.${ending}`]: text })).toEqual([expect.stringContaining(`f.${ending}:${start}`)]);
});

test("an alias and a name that stands twice in JSON are refused, not resolved", () => {
  expect(
    faultsIn({
      "a.yaml": "members:\n  - { key: a, displayName: &name one }\n  - { key: b, displayName: *name }\n",
      "b.json": '{ "members": [{ "key": "c", "displayName": "two", "displayName": "three" }] }',
    }),
  ).toEqual([
    "a.yaml:3:28 is an alias: write the value itself, or a default that the rows share.",
    'b.json:1:51 "displayName" stands twice: delete one of them.',
  ]);
});

test("what two rows must not share is found across files, with both places", () => {
  const faults = faultsIn({
    "a.yaml": `members:
  - { key: payments, displayName: payments-prod, accountId: "1000000000000010" }
  - { key: logs, displayName: logs-prod, promotion: { email: root@example.com } }
  - { key: partner, invitation: { target: "2000000000000002" } }
`,
    "b.csv": `key,displayName,accountId,promotion.email,previousKeys,invitation.target
payments,payments-prod,1000000000000010,,,
other,other-prod,,Root@Example.com,logs,
third,,,,,2000000000000002
`,
  });

  expect(faults).toEqual([
    'b.csv:2:1 key "payments" stands in a.yaml:2:12 already: a key is of one row.',
    'b.csv:2:10 displayName "payments-prod" stands in a.yaml:2:35 already: a display name is unique in the directory.',
    'b.csv:2:24 accountId "1000000000000010" stands in a.yaml:2:61 already: one account would be managed twice.',
    'b.csv:3:19 promotion.email "r***@example.com" stands in a.yaml:3:62 already: an address can be the logon of one account only.',
    'b.csv:3:36 previousKeys "logs" is the key in a.yaml:3:12: a previous key belongs to no row any more.',
    'b.csv:4:11 invitation.target "2000000000000002" stands in a.yaml:4:43 already: one account would be invited twice.',
  ]);
});

test.each([
  ["a member without a name", "{ key: a }", "has neither displayName nor invitation"],
  [
    "a promotion and a type switch",
    "{ key: a, displayName: aa, typeSwitch: CloudAccount, promotion: { email: a@b.cc } }",
    "typeSwitch and promotion undo each other",
  ],
  [
    "an acceptance alone",
    "{ key: a, displayName: aa, acceptance: { profile: p } }",
    "goes with an invitation",
  ],
  [
    "an acceptance with two sources",
    '{ key: a, invitation: { target: "2000000000000002" }, acceptance: { profile: p, roleArn: r } }',
    "acceptance has profile and roleArn of credentialsPrefix, profile, roleArn: write one of them",
  ],
  [
    "an acceptance without a source",
    '{ key: a, invitation: { target: "2000000000000002" }, acceptance: {} }',
    "acceptance has none of credentialsPrefix, profile, roleArn: write one of them",
  ],
  [
    "an invitation of an account by its id and its address",
    '{ key: a, invitation: { target: "2000000000000002", email: a@b.cc } }',
    "invitation has target and email of target, email: write one of them",
  ],
  [
    "an invitation of nobody",
    "{ key: a, invitation: { note: Hello } }",
    "invitation has none of target, email: write one of them",
  ],
  [
    "a promotion of an invited account",
    '{ key: a, invitation: { target: "2000000000000002" }, promotion: { email: a@b.cc } }',
    "promotion is for a member that was created here",
  ],
  [
    "another logon address of an invited account",
    "{ key: a, invitation: { email: a@b.cc }, accountEmail: { email: b@b.cc } }",
    "accountEmail is for a member that was created here",
  ],
  [
    "a type switch to no type",
    "{ key: a, displayName: aa, typeSwitch: { whenBlocked: wait } }",
    "typeSwitch has no type: write one",
  ],
  [
    "a misspelt field",
    "{ key: a, displayName: aa, removal_policy: PROTECT }",
    '"removal_policy" is not known here: write removalPolicy, if that is meant.',
  ],
  [
    "a misspelt field of a step",
    "{ key: a, displayName: aa, promotion: { email: a@b.cc, atempt: 1 } }",
    '"atempt" is not known here: write attempt, if that is meant.',
  ],
  [
    "a tag that the service refuses",
    "{ key: a, displayName: aa, tags: { aliyun: x } }",
    'tags has a key that is not allowed, "aliyun": a key has',
  ],
  [
    "a flag that is none",
    "{ key: a, displayName: aa, adopt: yes }",
    'adopt "yes" is not allowed: write true or false',
  ],
  [
    "an account id beside an invitation",
    '{ key: a, accountId: "1000000000000010", invitation: { target: "2000000000000002" } }',
    "delete one",
  ],
])("%s is refused", (_what, row, problem) => {
  expect(faultsIn({ "f.yaml": `members:\n  - ${row}\n` })).toEqual([expect.stringContaining(problem)]);
});

const ONLY_OWN = `defaults: { removalPolicy: ABANDON }
folders:
  prod: { adopt: true }
  test: { tags: { a: b } }
members:
  - { key: a, displayName: aa, removalPolicy: ABANDON, adopt: true, abandonableCheckIds: [x] }
  - { key: b, removalPolicy: ABANDON, invitation: { target: "2000000000000002" } }
`;

test("what one kind of resource cannot do is refused where it stands, for members and not for invitations", () => {
  const vendors = faultsIn({ "f.yaml": ONLY_OWN }, "alicloud");
  const own = faultsIn({ "f.yaml": ONLY_OWN }, "resourcedirectory");

  expect(vendors.map((fault) => fault.slice(0, fault.indexOf(" needs")))).toEqual([
    'f.yaml:1:28 removalPolicy "ABANDON" as a default',
    'f.yaml:3:9 adopt of folder "prod"',
    'f.yaml:6:47 removalPolicy "ABANDON" of a member',
    "f.yaml:6:63 adopt",
    "f.yaml:6:90 abandonableCheckIds",
  ]);
  expect(vendors[2]).toMatch(
    /say members: MemberResource\.RESOURCE_DIRECTORY, above the catalog; .* with MemberAccount\.forget in the place of its row\.$/,
  );
  expect(own).toEqual([expect.stringMatching(/^f\.yaml:4:9 folder "test" has tags, .*: delete them\.$/)]);
  expect(faultsIn({ "f.yaml": ONLY_OWN })).toEqual([]);
});

test("a CSV file says of an invited account what YAML does, and where it is wrong", () => {
  expect(
    faultsIn({
      "f.csv": `key,displayName,folder,invitation.email,invitation.whenExpired,typeSwitch
acme,acme-prod,prod,root@acme.example,invite_again,ResourceAccount
beta,b,prod,root@beta,often,Nothing
`,
    }),
  ).toEqual([
    'f.csv:3:6 displayName "b" is 1 character long: a display name has 2 to 50.',
    expect.stringContaining('f.csv:3:13 email "r***@beta" is not an e-mail address'),
    'f.csv:3:23 whenExpired "often" is not allowed: write report or invite_again.',
    'f.csv:3:29 type "Nothing" is not allowed: write ResourceAccount or CloudAccount.',
  ]);
});

test("one address for two accounts is found whichever way it gets there", () => {
  expect(
    faultsIn({
      "f.yaml": `members:
  - { key: a, displayName: aa, promotion: { email: root@example.com } }
  - { key: b, displayName: bb, accountEmail: { email: Root@example.com } }
  - { key: c, invitation: { email: c@example.com } }
  - { key: d, invitation: { email: C@example.com } }
`,
    }),
  ).toEqual([
    'f.yaml:3:55 accountEmail.email "r***@example.com" stands in f.yaml:2:52 already: an address can be the logon of one account only.',
    'f.yaml:5:36 invitation.email "c***@example.com" stands in f.yaml:4:36 already: one account would be invited twice.',
  ]);
});

test("a folder without a construct id, or with another one's, is refused where it is named first", () => {
  expect(
    faultsIn({
      "f.yaml": `folders:
  a/b: { id: fd-1, reference: fd-2 }
  a/支付: { key: b }
members:
  - { key: a, displayName: aa, folder: 财务 }
`,
    }),
  ).toEqual([
    'f.yaml:2:8 folder "a/b" has id and reference: it is managed here, or elsewhere.',
    'f.yaml:3:9 folder "a/支付" has the key of "a/b": write another one.',
    'f.yaml:5:40 folder "财务" has a name that can be no construct id: write a key for it under folders.',
  ]);
});

test("what does nothing for a folder that is managed elsewhere is refused", () => {
  expect(
    faultsIn({
      "f.yaml": `folders:
  prod: { reference: fd-1, key: live, defaults: { removalPolicy: DESTROY } }
  test: { reference: fd-2, tags: { team: a }, previousKeys: [qa] }
members: []
`,
    }),
  ).toEqual([
    'f.yaml:3:9 folder "test" has reference, and previousKeys does nothing for a folder that is managed elsewhere: delete it.',
    'f.yaml:3:9 folder "test" has reference, and tags does nothing for a folder that is managed elsewhere: delete it.',
  ]);
});

test("a previous key of a folder belongs to no other one below the same parent", () => {
  expect(
    faultsIn({
      "f.yaml": `folders:
  prod: { previousKeys: [live, old] }
  live: {}
  test: { previousKeys: [old, test] }
  prod/test: { previousKeys: [live, old] }
members: []
`,
    }),
  ).toEqual([
    'f.yaml:2:9 previousKeys "live" of folder "prod" is the key of "live": a previous key belongs to no folder any more.',
    'f.yaml:4:9 previousKeys "old" of folder "test" is one of "prod" already: a folder that was has become one folder.',
    'f.yaml:4:9 previousKeys "test" of folder "test" is the key of "test": a previous key belongs to no folder any more.',
  ]);
});

test("a file that is not there, or of another kind, is a fault like any other", () => {
  expect(faultsIn({ "f.yaml": "members: 5", "f.txt": "" })).toEqual([
    "f.txt:1:1 is no catalog by its name: it ends in .yaml, .yml, .json, .csv.",
    'f.yaml:1:10 members is a text, "5": write a list.',
  ]);
});

test("defaults of all stand in one file, those of a folder and an environment in any", () => {
  const common = "defaults: { tags: { a: b } }\nfolders: { prod: }\nenvironments: { live: {} }\n";

  expect(faultsIn({ "a.yaml": common, "b.yaml": common })).toEqual([
    "b.yaml:1:11 defaults stand in another file already: delete one.",
    'b.yaml:2:18 folders "prod" stands in another file already: delete one.',
    'b.yaml:3:23 environments "live" stands in another file already: delete one.',
  ]);
});

test.each([
  ["members.yaml", "members:\n  - key: a\n    displayName: aaa\n    tags: { __proto__: x }\n", "4:13"],
  ["members.json", '{"members":[{"key":"a","displayName":"aaa","tags":{"__proto__":"x"}}]}', "1:52"],
  ["members.csv", "key,displayName,tags.__proto__\na,aaa,x\n", "2:7"],
])("a tag that JavaScript would lose is a fault: %s", (name, text, at) => {
  expect(faultsIn({ [name]: text })).toEqual([
    `${name}:${at} tags has the key __proto__, which JavaScript keeps for itself: take another.`,
  ]);
});
