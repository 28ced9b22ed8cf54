# The explorer, and every other Backchannel command, without tests or training.
FROM python:3.12-slim

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_ROOT_USER_ACTION=ignore \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1

WORKDIR /app

# What is pinned changes seldom: a layer of its own.
COPY requirements.lock ./
RUN pip install --require-hashes -r requirements.lock

COPY pyproject.toml README.md LICENSE ./
COPY graph graph
COPY extract extract
COPY explorer explorer
COPY backchannel backchannel
RUN pip install --no-deps --no-build-isolation . \
    && useradd --create-home --uid 10001 backchannel \
    && install -d -o backchannel -g backchannel /data

USER backchannel
WORKDIR /data
EXPOSE 8050

CMD ["backchannel", "explore", "--host", "0.0.0.0", "--port", "8050"]
