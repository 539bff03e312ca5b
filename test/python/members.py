"""A stack of two members in Python: one is promoted, one is invited."""

import sys

from cdktf import App, TerraformStack
from cdktf_alicloud_resource_directory import (
    Invitation,
    InvitationTarget,
    MemberAccount,
    ResourceDirectoryProvider,
    alicloud,
)

app = App(outdir=sys.argv[1])
stack = TerraformStack(app, "members")
alicloud.AlicloudProvider(stack, "alicloud", region="cn-hangzhou")
ResourceDirectoryProvider(stack, "directory")

payments = MemberAccount(stack, "payments", display_name="payments-prod", tags={"team": "payments"})
payments.promote("promotion", email="payments-root@example.com")
Invitation(stack, "partner", target=InvitationTarget.account(sys.argv[2]))

app.synth()
