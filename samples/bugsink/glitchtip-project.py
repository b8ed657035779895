# SPDX-License-Identifier: Apache-2.0
# Run by ./start inside GlitchTip: a user, a project and its key, where they are not there yet. Prints the DSN.
import os
import uuid

from django.contrib.auth import get_user_model

from apps.organizations_ext.models import Organization
from apps.projects.models import Project, ProjectKey

email = os.environ["DJANGO_SUPERUSER_EMAIL"]
users = get_user_model().objects
user = users.filter(email=email).first() or users.create_superuser(
    email=email, password=os.environ["DJANGO_SUPERUSER_PASSWORD"]
)
organization, _ = Organization.objects.get_or_create(name="Sinks")
if not organization.users.filter(pk=user.pk).exists():
    organization.add_user(user)
project, _ = Project.objects.get_or_create(organization=organization, name="Quickstart")
key, _ = ProjectKey.objects.get_or_create(project=project, public_key=uuid.UUID(os.environ["DSN_KEY"]))
print("DSN:", key.get_dsn())
