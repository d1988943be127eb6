"""The servers of a demo or test run on one computer: PostgreSQL, Redis and the keys.

Standard library only, but for the mail sink and the imitation of DigiD, and no Django settings: this runs before
any of that exists. Production does not use it; there DATABASE_URL and REDIS_URL name the servers.
"""

from wmo_portal.lokaal.net import vrije_poort
from wmo_portal.lokaal.plek import LokaalFout
from wmo_portal.lokaal.postgres import VLUCHTIG, Postgres
from wmo_portal.lokaal.redis import Redis
from wmo_portal.lokaal.sleutels import maak_sleutels

__all__ = ["VLUCHTIG", "LokaalFout", "Postgres", "Redis", "maak_sleutels", "vrije_poort"]
