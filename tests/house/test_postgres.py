# SPDX-License-Identifier: MIT
"""The tests' own PostgreSQL gives every test a database of its own and survives a hard restart."""

import psycopg

from tests.postgres import PostgresServer


def test_each_test_gets_an_empty_database(postgres_server: PostgresServer) -> None:
    def fill(url: str) -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CREATE TABLE slip (item text)")
            connection.execute("INSERT INTO slip VALUES ('伞')")

    template = postgres_server.template("house_slips", fill)
    first, second = postgres_server.fresh(template), postgres_server.fresh(template)
    with psycopg.connect(first, autocommit=True) as connection:
        connection.execute("DELETE FROM slip")
    with psycopg.connect(second) as connection:
        assert connection.execute("SELECT item FROM slip").fetchall() == [("伞",)]
    for url in (first, second):
        postgres_server.drop(url)


def test_the_server_comes_back_on_its_port(
    postgres_server: PostgresServer, postgres_url: str
) -> None:
    postgres_server.restart()
    with psycopg.connect(postgres_url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
