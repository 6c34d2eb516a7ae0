# Tandem for a server: web, worker, beat and the commands of manage.py, all from one image.
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 TANDEM_DATA_DIR=/data
# Large blocks go back to the system when they are freed (see ats/programs.py).
ENV MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=131072
RUN useradd --create-home --uid 1000 tandem \
    && mkdir /data /run/tandem && chown tandem /data /run/tandem
WORKDIR /app

# The packages alone first: they change less often than the code.
COPY pyproject.toml README.md LICENSE ./
RUN pip install --no-cache-dir .

COPY . .
RUN python -m compileall -q .
USER tandem
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "ats.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--no-control-socket"]
