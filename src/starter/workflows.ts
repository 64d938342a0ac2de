/** A commit of an action, and the release that it is. Tags can be moved, commits cannot. */
const actions = {
  checkout: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
  setupNode: 'actions/setup-node@249970729cb0ef3589644e2896645e5dc5ba9c38 # v6.5.0',
  upload: 'actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0',
  download: 'actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1',
} as const;

/** Where a workflow finds the program: in the repository itself, or in one of its own. */
export type ProgramPlace = 'here' | 'elsewhere';

/** Workflows for GitHub, by their paths. */
export function gitHubWorkflows(place: ProgramPlace): Readonly<Record<string, string>> {
  return {
    '.github/workflows/status-check.yml': checkWorkflow(place),
    '.github/workflows/status-comment.yml': commentWorkflow,
    '.github/workflows/status-publish.yml': publishWorkflow(place),
  };
}

/** How the program is called, and the steps that bring it. */
function program(place: ProgramPlace): { readonly command: string; readonly steps: string } {
  const node = `      - uses: ${actions.setupNode}
        with:
          node-version: 24
`;
  if (place === 'here') {
    return { command: 'node bin/lifeboat.js', steps: `${node}      - run: npm ci\n` };
  }
  return {
    command: 'node .lifeboat/bin/lifeboat.js',
    steps: `      # Variables of the repository name the program and the commit of it that is trusted.
      - uses: ${actions.checkout}
        with:
          repository: \${{ vars.LIFEBOAT_REPOSITORY }}
          ref: \${{ vars.LIFEBOAT_COMMIT }}
          path: .lifeboat
          persist-credentials: false
${node}      - run: npm ci
        working-directory: .lifeboat
`,
  };
}

function checkWorkflow(place: ProgramPlace): string {
  const { command, steps } = program(place);
  return `# Judges a pull request, says what it changes for customers, and builds a preview of it.
# What it runs may have been written by anybody: it can read the repository and nothing else.
name: Status page
on: pull_request
permissions: {}
jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read
    steps:
      - uses: ${actions.checkout}
        with:
          fetch-depth: 0
          persist-credentials: false
${steps}      - name: Check
        env:
          BASE: origin/\${{ github.base_ref }}
        run: ${command} check --root . --changed "$BASE" --format github
      - name: What changes for customers
        if: always()
        env:
          BASE: origin/\${{ github.base_ref }}
        run: |
          ${command} diff "$BASE..HEAD" --root . --format markdown > changes.md ||
            echo 'What customers would see cannot be said: the check tells why.' > changes.md
          cat changes.md >> "$GITHUB_STEP_SUMMARY"
      - name: Preview
        run: ${command} build --root . --out preview
      - uses: ${actions.upload}
        if: always()
        with:
          name: changes
          path: changes.md
          if-no-files-found: ignore
          retention-days: 7
      - uses: ${actions.upload}
        with:
          name: preview
          path: preview
          retention-days: 7
`;
}

const commentWorkflow = `# Puts what a pull request changes into a comment. It may write comments, so it runs nothing of the pull request:
# it is the version of the main branch, and takes only text from the check.
name: Comment on status page
on:
  workflow_run:
    workflows: [Status page]
    types: [completed]
permissions: {}
jobs:
  comment:
    if: github.event.workflow_run.event == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      actions: read
      pull-requests: write
    steps:
      - uses: ${actions.download}
        with:
          name: changes
          run-id: \${{ github.event.workflow_run.id }}
          github-token: \${{ github.token }}
      - name: Comment
        env:
          GH_TOKEN: \${{ github.token }}
          GH_REPO: \${{ github.repository }}
          COMMIT: \${{ github.event.workflow_run.head_sha }}
        run: |
          number=$(gh api "repos/$GH_REPO/commits/$COMMIT/pulls" --jq '[.[] | select(.state == "open")][0].number // empty')
          if [ -n "$number" ]; then
            gh pr comment "$number" --body-file changes.md --edit-last --create-if-none
          fi
`;

function publishWorkflow(place: ProgramPlace): string {
  const { command, steps } = program(place);
  return `# Publishes what is on the main branch. The page says things about time, so it is built every hour as well.
# The secrets of the environment are those of the status page's host; none of the services that it reports on.
name: Publish status page
on:
  push:
    branches: [main]
  schedule:
    - cron: '7 * * * *'
  workflow_dispatch:
permissions: {}
concurrency:
  group: publish-status-page
  cancel-in-progress: false
jobs:
  publish:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    environment: status-page
    permissions:
      contents: read
    steps:
      - uses: ${actions.checkout}
        with:
          persist-credentials: false
${steps}      - run: ${command} publish --root .
        env:
          AWS_ACCESS_KEY_ID: \${{ secrets.STATUS_PAGE_ACCESS_KEY_ID }}
          AWS_SECRET_ACCESS_KEY: \${{ secrets.STATUS_PAGE_SECRET_ACCESS_KEY }}
`;
}

/** The same for GitLab, as one file. */
export const gitLabPipeline = `# Judges merge requests, says what they change for customers, builds a preview; publishes the main branch.
# LIFEBOAT_REPOSITORY (an address) and LIFEBOAT_COMMIT are variables of the project. The variables of the status page's
# host belong to the environment status-page and are protected.
default:
  image: node:24
  before_script:
    - git clone --no-checkout "$LIFEBOAT_REPOSITORY" .lifeboat
    - git -C .lifeboat checkout --detach "$LIFEBOAT_COMMIT"
    - npm ci --prefix .lifeboat

variables:
  GIT_DEPTH: '0'

check:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - node .lifeboat/bin/lifeboat.js check --root . --changed "$CI_MERGE_REQUEST_DIFF_BASE_SHA"
    - node .lifeboat/bin/lifeboat.js build --root . --out preview
  after_script:
    - node .lifeboat/bin/lifeboat.js diff "$CI_MERGE_REQUEST_DIFF_BASE_SHA..HEAD" --root . --format markdown | tee changes.md
  artifacts:
    when: always
    expose_as: Status page preview
    paths: [preview/, changes.md]
    expire_in: 1 week

publish:
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  environment: status-page
  resource_group: status-page
  script:
    - node .lifeboat/bin/lifeboat.js publish --root .
`;
